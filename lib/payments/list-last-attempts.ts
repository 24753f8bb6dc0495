import { desc, inArray } from "drizzle-orm";
import { paymentAttempts } from "@/db/schema/payments";
import { type Ctx, transact, within } from "@/lib/context";
import { nameMethod } from "./name-method";

/** How a payment was last tried: the service and the method, as people call them. */
export type LastAttempt = { provider: string; method: string };

/** The newest attempt of each of these payments, by payment; none for those nobody has tried to pay. */
export async function listLastAttempts(ctx: Ctx, paymentIds: readonly string[]): Promise<Map<string, LastAttempt>> {
  if (paymentIds.length === 0) return new Map();
  const { paymentId, connectorId, method, number } = paymentAttempts;
  const rows = await transact(ctx, ({ db }) =>
    db
      .selectDistinctOn([paymentId], { paymentId, connectorId, method })
      .from(paymentAttempts)
      .where(within(ctx, paymentAttempts, inArray(paymentId, [...paymentIds])))
      .orderBy(paymentId, desc(number)),
  );
  return new Map(rows.map((row) => [row.paymentId, nameMethod(row.connectorId, row.method)]));
}
