import { ledgerChecks } from "@/db/schema/ledger";
import { type Ctx, placeOf, transact } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import { checkLedger, type LedgerReport } from "./check-ledger";

/** Checks the books of one company and environment and keeps what was found, so that the portal can show it. */
export async function keepLedgerCheck(ctx: Ctx): Promise<LedgerReport> {
  const report = await checkLedger(ctx);
  await transact(ctx, ({ db }) =>
    db.insert(ledgerChecks).values({ ...report, id: newId("lch"), createdAt: ctx.now, ...placeOf(ctx) }),
  );
  return report;
}
