import type { Metadata } from "next";
import { PageHeader } from "@/app/_ui/page-header";
import { Section } from "@/app/_ui/section";
import { listConnectedApps } from "@/lib/oauth";
import { requireCompany } from "@/lib/tenants";
import { Desk } from "../../credentials/desk";
import { pageIn } from "../../list-query";
import { PagesOf } from "../../pages-of";
import { requireMerchant } from "../integrations/require-merchant";
import { ConnectedTable } from "./connected-table";

export const metadata: Metadata = { title: "Connected apps" };

export default async function ConnectedAppsPage({ searchParams }: PageProps<"/settings/connected-apps">) {
  const search = await searchParams;
  const ctx = await requireMerchant("tenant:read");
  const isOthers = search.of === "others";
  const [mine, others, { timeZone }] = await Promise.all([
    listConnectedApps(ctx, { of: "me", ...(isOthers ? {} : pageIn(search)) }),
    listConnectedApps(ctx, { of: "others", ...(isOthers ? pageIn(search) : {}) }),
    requireCompany(ctx),
  ]);
  const clock = { now: ctx.now, zone: timeZone };
  return (
    <>
      <PageHeader
        title="Connected apps"
        purpose="Apps you allowed to act for you here. Each may do what you allowed and may still do yourself, until you disconnect it."
      />
      <Desk>
        <ConnectedTable label="Your connected apps" apps={mine.data} {...clock} />
        <PagesOf page={mine} path="/settings/connected-apps" />
        {others.data.length > 0 && (
          <Section
            title="Connected by other people"
            description="What people of this account allowed. You can disconnect it for them."
          >
            <ConnectedTable label="Apps other people connected" apps={others.data} showPerson {...clock} />
            <PagesOf page={others} path="/settings/connected-apps" filters={{ of: "others" }} />
          </Section>
        )}
      </Desk>
    </>
  );
}
