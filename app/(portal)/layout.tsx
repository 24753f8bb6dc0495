import type { ReactNode } from "react";
import { fieldsOf } from "@/lib/kit/fields";
import { ProofInput } from "@/lib/second-factor/schema";
import { placesOf, requireSight } from "@/lib/session";
import { permissionsOf } from "@/lib/tenants";
import { signOutAction, switchCompanyAction, switchEnvironmentAction } from "./actions";
import { Frame } from "./frame/frame";
import { navFor } from "./nav-for";
import { NeedsScripts } from "./needs-scripts";
import { NoPlace } from "./no-place";
import { OwedFactor } from "./owed-factor";
import { StepUpHost } from "./step-up/step-up-host";

/** Pages below a place that are none of its things. */
const CRUMBS = {
  "merchant-credentials": "Merchant credentials",
  installed: "My Installed Integrations",
  scripts: "Scripts",
  new: "New",
  ledger: "Ledger",
  statement: "Statement",
  vouchers: "Vouchers",
};

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { userId, name, email, tenant, companyId, environment, owes } = await requireSight();
  const places = tenant ? await placesOf(userId) : [];
  const companies = places.filter(({ tenantId }) => !tenant?.suspended || tenantId !== tenant.id);
  const here = companies.find((place) => place.companyId === companyId);
  if (!tenant || !here) {
    return (
      <NoPlace
        email={email}
        suspended={tenant?.suspended ? tenant.name : null}
        others={companies.map((place) => ({ id: place.companyId, name: place.companyName }))}
      />
    );
  }

  if (owes !== null) {
    const others = companies.filter((place) => place !== here);
    return <OwedFactor email={email} company={here.companyName} integrationId={owes} others={others} />;
  }

  const { groups, actions } = navFor(permissionsOf(tenant.role), tenant.kind);
  return (
    <Frame
      nav={groups}
      crumbNames={CRUMBS}
      actions={actions}
      companies={companies.map((place) => ({ id: place.companyId, name: place.companyName }))}
      companyId={here.companyId}
      switchCompany={switchCompanyAction}
      environment={environment}
      switchEnvironment={switchEnvironmentAction}
      account={{ name, email, links: [{ label: "Security", href: "/settings/security" }] }}
      signOut={signOutAction}
    >
      <NeedsScripts />
      {children}
      <StepUpHost email={email} field={fieldsOf(ProofInput).proof} />
    </Frame>
  );
}
