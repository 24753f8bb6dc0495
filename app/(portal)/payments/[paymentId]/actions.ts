"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { idText } from "@/lib/kit/zod";
import { ConfirmArrival, DecidePayment, RefundPayment, SettleRefund } from "@/lib/ledger/schema";
import {
  cancelPayment,
  confirmArrival,
  decidePayment,
  refundPayment,
  requirePayment,
  settleRefundByHand,
} from "@/lib/payments";
import { action } from "@/lib/session";
import { sumIn } from "../../amount-in";

export const cancelPaymentAction = action(
  "payment:cancel",
  z.strictObject({ paymentId: idText }),
  async (ctx, input) => {
    const { id } = await cancelPayment(ctx, input);
    revalidatePath("/payments/[paymentId]", "page");
    return { id };
  },
);

const Refund = z.strictObject({
  paymentId: idText,
  /** Made with the dialog: pressing twice, or once more after a lost answer, is one refund. */
  key: z.string().regex(/^[\w-]{1,64}$/),
  amount: z.string().max(40),
  reason: RefundPayment.shape.reason,
});

export const refundPaymentAction = action("payment:refund", Refund, async (ctx, { paymentId, key, amount, reason }) => {
  const { currencyCode } = await requirePayment(ctx, { id: paymentId });
  const order = { paymentId, amount: sumIn("amount", amount, currencyCode), reason, idempotencyKey: key };
  const refund = await refundPayment(ctx, order);
  revalidatePath("/payments/[paymentId]", "page");
  return { status: refund.status, code: refund.code };
});

export const decidePaymentAction = action("payment:disposition", DecidePayment, async (ctx, decision) => {
  const { status } = await decidePayment(ctx, decision);
  revalidatePath("/payments/[paymentId]", "page");
  return { status };
});

const Arrival = ConfirmArrival.omit({ received: true }).extend({ amount: z.string().max(40) });

export const confirmArrivalAction = action("payment:disposition", Arrival, async (ctx, { amount, ...rest }) => {
  const { currencyCode } = await requirePayment(ctx, { id: rest.paymentId });
  const { status } = await confirmArrival(ctx, { ...rest, received: sumIn("amount", amount, currencyCode) });
  revalidatePath("/payments/[paymentId]", "page");
  return { status };
});

export const settleRefundAction = action("payment:disposition", SettleRefund, async (ctx, settlement) => {
  const { status } = await settleRefundByHand(ctx, settlement);
  revalidatePath("/payments/[paymentId]", "page");
  return { status };
});
