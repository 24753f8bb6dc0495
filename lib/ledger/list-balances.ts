import { and, asc, eq, inArray } from "drizzle-orm";
import { ledgerAccounts } from "@/db/schema/ledger";
import { type Ctx, transact, within } from "@/lib/context";
import { requirePermission } from "@/lib/tenants";

type Purse = { currencyCode: string; balance: bigint };

/** What each of these customers has with the company, in minor units by currency (permission `ledger:read`); who has no account yet is left out. */
export async function listBalances(ctx: Ctx, customerIds: readonly string[]): Promise<Map<string, Purse[]>> {
  requirePermission(ctx, "ledger:read");
  const found = new Map<string, Purse[]>();
  if (customerIds.length === 0) return found;
  const { owner, kind, currencyCode, balanceMinor: balance } = ledgerAccounts;
  const rows = await transact(ctx, ({ db }) =>
    db
      .select({ owner, currencyCode, balance })
      .from(ledgerAccounts)
      .where(within(ctx, ledgerAccounts, and(eq(kind, "customer"), inArray(owner, [...customerIds]))))
      .orderBy(asc(currencyCode)),
  );
  for (const { owner: id, ...purse } of rows) found.set(id, [...(found.get(id) ?? []), purse]);
  return found;
}
