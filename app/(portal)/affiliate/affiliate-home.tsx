import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";
import { PageHeader } from "@/app/_ui/page-header";
import { Section } from "@/app/_ui/section";
import type { Ctx } from "@/lib/context";
import { MerchantTable } from "./merchants/merchant-table";

type Props = { ctx: Ctx; company: { name: string; timeZone: string } };

/** Where an affiliate's people begin: their merchants, and the credentials their own servers use. */
export function AffiliateHome({ ctx, company }: Props) {
  return (
    <>
      <PageHeader
        title="Home"
        purpose={`The merchants of ${company.name}, and the credentials that act for them in ${ctx.environment}.`}
      />
      <MerchantTable ctx={ctx} zone={company.timeZone} />
      {ctx.principal.permissions.includes("tenant:manage:api:keys") && (
        <Section title="For your own servers">
          <Card
            title="API credentials"
            description="A program makes, lists and revokes the credentials of your merchants with one of these."
            actions={<LinkButton href="/affiliate/api-credentials">See API credentials</LinkButton>}
          />
        </Section>
      )}
    </>
  );
}
