import { and, asc, eq } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { ledgerAccounts } from "@/db/schema/ledger";
import { type Ctx, transact, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { requirePermission } from "@/lib/tenants";

/** What a customer has with the company in one currency, in minor units; negative is what they owe. `debitLimit` is how far below zero they may go. */
export type Balance = { currencyCode: string; balance: bigint; debitLimit: bigint; isPrepaid: boolean };

/** A customer's balances by currency, and limits of currencies they have nothing in yet (permission `ledger:read`). */
export async function balancesOf(ctx: Ctx, customerId: string): Promise<Balance[]> {
  requirePermission(ctx, "ledger:read");
  return transact(ctx, async (ctx) => {
    const [customer] = await ctx.db
      .select({ debitLimits: customers.debitLimits })
      .from(customers)
      .where(within(ctx, customers, eq(customers.id, customerId)));
    if (!customer) throw notFound("Customer");
    const theirs = and(eq(ledgerAccounts.kind, "customer"), eq(ledgerAccounts.owner, customerId));
    const rows = await ctx.db
      .select({ currencyCode: ledgerAccounts.currencyCode, balance: ledgerAccounts.balanceMinor })
      .from(ledgerAccounts)
      .where(within(ctx, ledgerAccounts, theirs))
      .orderBy(asc(ledgerAccounts.currencyCode));
    const found = new Map(rows.map(({ currencyCode, balance }) => [currencyCode, balance]));
    const codes = [...new Set([...found.keys(), ...Object.keys(customer.debitLimits)])].sort();
    return codes.map((currencyCode) => {
      const debitLimit = BigInt(customer.debitLimits[currencyCode] ?? "0");
      return { currencyCode, balance: found.get(currencyCode) ?? 0n, debitLimit, isPrepaid: debitLimit === 0n };
    });
  });
}
