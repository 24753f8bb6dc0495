import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";

export default function PortalForbidden() {
  return (
    <>
      <PageHeader
        title="Your role doesn’t open this page"
        purpose="An owner or administrator of this account can give you a role that does, or do there what you came for."
      />
      <LinkButton href="/" variant="primary">
        Go to Home
      </LinkButton>
    </>
  );
}
