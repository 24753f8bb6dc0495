import { Banner } from "@/app/_ui/banner";
import { LinkButton } from "@/app/_ui/link-button";
import { mendOf } from "./mend-of";
import type { Request } from "./steps-of";

type Props = { request: Request; isAffiliate: boolean; opens: (href: string) => boolean; desk: string | null };

/** What to do about it. A link is offered only to people it opens for. */
export function Advice({ request, isAffiliate, opens, desk }: Props) {
  const mend = mendOf(request, isAffiliate);
  return (
    <>
      {mend && (
        <Banner
          tone="warning"
          title="How to mend it"
          action={mend.to && opens(mend.to.href) && <LinkButton href={mend.to.href}>{mend.to.label}</LinkButton>}
        >
          {mend.words}
        </Banner>
      )}
      {request.origin && (
        <Banner
          tone="warning"
          title="This credential seems to be used from a browser"
          action={desk && !mend?.to && <LinkButton href={desk}>Go to the credential</LinkButton>}
        >
          The page {request.origin} made this call. Whoever opens that page can read the credential: call from your
          server instead, and replace the credential.
        </Banner>
      )}
    </>
  );
}
