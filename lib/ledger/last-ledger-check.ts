import { desc } from "drizzle-orm";
import { ledgerChecks } from "@/db/schema/ledger";
import { type Ctx, transact, within } from "@/lib/context";
import { requirePermission } from "@/lib/tenants";
import type { LedgerReport } from "./check-ledger";

/** What the last look through these books found and when; null before the first (permission `ledger:read`). */
export async function lastLedgerCheck(ctx: Ctx): Promise<(LedgerReport & { checkedAt: Date }) | null> {
  requirePermission(ctx, "ledger:read");
  const [row] = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(ledgerChecks)
      .where(within(ctx, ledgerChecks))
      .orderBy(desc(ledgerChecks.createdAt), desc(ledgerChecks.id))
      .limit(1),
  );
  if (!row) return null;
  const { isSound, accounts, transfers, findings, createdAt: checkedAt } = row;
  return { isSound, accounts, transfers, findings, checkedAt };
}
