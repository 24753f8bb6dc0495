import { type Ctx, transact } from "@/lib/context";
import type { RefundRow } from "./present";
import { refundOf } from "./refund-rows";

/** The refund as it stands now. */
export async function refundNow(ctx: Ctx, id: string): Promise<RefundRow> {
  const row = await transact(ctx, (ctx) => refundOf(ctx, id));
  if (!row) throw new Error("a refund went away");
  return row;
}
