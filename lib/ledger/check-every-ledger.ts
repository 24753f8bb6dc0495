import type { Pool } from "@/db/client";
import { ENVIRONMENTS } from "@/db/schema/columns";
import { systemCtx } from "@/lib/context";
import { log } from "@/lib/kit/log";
import { listCompanies } from "@/lib/tenants";
import type { LedgerReport } from "./check-ledger";
import { keepLedgerCheck } from "./keep-ledger-check";

type Clock = { pool: Pool; now: Date; requestId: string; tenantId?: string | undefined };
type Checked = LedgerReport & { tenantId: string; companyId: string; environment: string };

/** Checks the books of every company in both environments and keeps what was found; of one tenant only when it is named. */
export async function checkEveryLedger({ tenantId, ...clock }: Clock): Promise<Checked[]> {
  const tenants = await clock.pool.sql<{ id: string; kind: string }[]>`select id, kind from portico_tenants()`;
  const checked: Checked[] = [];
  for (const { id } of tenants.filter(({ id, kind }) => kind === "merchant" && (!tenantId || id === tenantId)))
    checked.push(...(await checkTenant(clock, id)));
  return checked;
}

async function checkTenant(clock: Omit<Clock, "tenantId">, tenantId: string): Promise<Checked[]> {
  const order = { ...clock, tenantId, label: "Ledger check" };
  const companies = await listCompanies(systemCtx({ ...order, companyId: "", environment: "sandbox" }));
  const places = companies.flatMap(({ id }) => ENVIRONMENTS.map((environment) => ({ companyId: id, environment })));
  const checked: Checked[] = [];
  for (const place of places) {
    const report = await keepLedgerCheck(systemCtx({ ...order, ...place }));
    if (!report.isSound) log().error({ tenantId, ...place, findings: report.findings }, "the ledger does not add up");
    checked.push({ tenantId, ...place, ...report });
  }
  return checked;
}
