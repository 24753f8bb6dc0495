import type { Metadata } from "next";
import { Banner } from "@/app/_ui/banner";
import { PageHeader } from "@/app/_ui/page-header";
import { Section } from "@/app/_ui/section";
import { listApplications } from "@/lib/applications";
import type { Ctx } from "@/lib/context";
import { listClientTokens, listExpiringCredentials } from "@/lib/credentials";
import { listPayments, summarizePayments } from "@/lib/payments";
import { requireCtx } from "@/lib/session";
import { requireCompany } from "@/lib/tenants";
import { AffiliateHome } from "./affiliate/affiliate-home";
import { ExpiringCredentials } from "./expiring-credentials";
import { FirstSteps } from "./first-steps";
import { LatestPayments } from "./latest-payments";
import { PaymentFigures } from "./payment-figures";

export const metadata: Metadata = { title: "Home" };

export default async function HomePage() {
  const ctx = await requireCtx("tenant:read");
  const company = await requireCompany(ctx);
  if (!may(ctx, "payment:list")) {
    if (may(ctx, "affiliate:read")) return <AffiliateHome ctx={ctx} company={company} />;
    return (
      <>
        <PageHeader title="Home" purpose={`You are signed in to ${company.name}.`} />
        <Banner title="Your role does not see payments.">Ask an owner of {company.name} if you need to.</Banner>
      </>
    );
  }

  const { timeZone: zone } = company;
  const [summary, latest, expiring] = await Promise.all([
    summarizePayments(ctx, { timeZone: zone }),
    listPayments(ctx, { limit: 5 }),
    may(ctx, "application:manage") ? listExpiringCredentials(ctx) : [],
  ]);
  return (
    <>
      <PageHeader title="Home" purpose={`How payments of ${company.name} are doing in ${ctx.environment}.`} />
      {latest.data.length === 0 ? (
        <BeforeTheFirst ctx={ctx} />
      ) : (
        <>
          <PaymentFigures summary={summary} />
          <LatestPayments payments={latest.data} now={ctx.now} zone={zone} />
        </>
      )}
      {expiring.length > 0 && (
        <Section
          title="Expiring credentials"
          description="These stop opening anything within 14 days. Create a successor and switch your server over first."
        >
          <ExpiringCredentials credentials={expiring} now={ctx.now} zone={zone} />
        </Section>
      )}
    </>
  );
}

const may = ({ principal }: Ctx, permission: string) => principal.permissions.includes(permission);

/** How one gets to a first payment, for those who may set it up. */
async function BeforeTheFirst({ ctx }: { ctx: Ctx }) {
  if (!may(ctx, "application:manage")) {
    return <Banner title="No payments yet.">They appear here as soon as a shop sends the first payer.</Banner>;
  }
  const [application = null] = (await listApplications(ctx, { limit: 1 })).data;
  const tokens = application ? await listClientTokens(ctx, application.id) : [];
  return <FirstSteps application={application} hasToken={tokens.length > 0} />;
}
