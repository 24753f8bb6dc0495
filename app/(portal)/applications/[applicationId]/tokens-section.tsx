import { Section } from "@/app/_ui/section";
import { covers, type listTokensOfApplication } from "@/lib/credentials";
import { CreateClientToken, SCOPES } from "@/lib/credentials/schema";
import { fieldsOf } from "@/lib/kit/fields";
import { dayIn } from "@/lib/kit/time";
import { PagesOf } from "../../pages-of";
import { CreateTokenDialog } from "./create-token-dialog";
import { TokenTable } from "./token-table";

type Props = {
  application: { id: string; clientId: string };
  page: Awaited<ReturnType<typeof listTokensOfApplication>>;
  /** The scopes that the person may hand out; no others are offered. */
  held: readonly string[];
  now: Date;
  zone: string;
  /** Whether the address asks for the dialog to be open. */
  opens: boolean;
};

/** The application's tokens and the way to another one. */
export function TokensSection({ application, page, held, now, zone, opens }: Props) {
  const dialog = (
    <CreateTokenDialog
      application={application}
      fields={fieldsOf(CreateClientToken)}
      scopes={SCOPES.filter(({ value }) => covers(held, value))}
      today={dayIn(now, zone)}
      zone={zone}
      opens={opens}
    />
  );
  return (
    <Section
      id="tokens"
      title="API access tokens"
      description="Each opens the API for this application alone. Revoked and expired ones stay listed."
      actions={dialog}
    >
      <TokenTable tokens={page.data} now={now} zone={zone} />
      <PagesOf page={page} path={`/applications/${application.id}`} />
    </Section>
  );
}
