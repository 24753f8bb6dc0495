import type { Metadata } from "next";
import { PageHeader } from "@/app/_ui/page-header";
import { Section } from "@/app/_ui/section";
import { listConnectedApps } from "@/lib/oauth";
import { requireCompany } from "@/lib/tenants";
import { Desk } from "../../credentials/desk";
import { requireMerchant } from "../integrations/require-merchant";
import { ConnectedTable } from "./connected-table";

export const metadata: Metadata = { title: "Connected apps" };

export default async function ConnectedAppsPage() {
  const ctx = await requireMerchant("tenant:read");
  const [apps, { timeZone }] = await Promise.all([listConnectedApps(ctx), requireCompany(ctx)]);
  const clock = { now: ctx.now, zone: timeZone };
  const seesAll = ctx.principal.permissions.includes("member:manage");
  const others = apps.filter(({ isMine }) => !isMine);
  return (
    <>
      <PageHeader
        title="Connected apps"
        purpose="Apps you allowed to act for you here. Each may do what you allowed and may still do yourself, until you disconnect it."
      />
      <Desk>
        <ConnectedTable label="Your connected apps" apps={apps.filter(({ isMine }) => isMine)} {...clock} />
        {seesAll && others.length > 0 && (
          <Section
            title="Connected by other people"
            description="What people of this account allowed. You can disconnect it for them."
          >
            <ConnectedTable label="Apps other people connected" apps={others} showPerson {...clock} />
          </Section>
        )}
      </Desk>
    </>
  );
}
