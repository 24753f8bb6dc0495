"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { customerPayUrl, requireCustomer, setDebitLimit } from "@/lib/customers";
import { formatMoney } from "@/lib/kit/money";
import { addSeconds, DAY } from "@/lib/kit/time";
import { CurrencyCode, idText } from "@/lib/kit/zod";
import { recordManualPayment, settleManualPayment } from "@/lib/ledger";
import { RecordManualPayment } from "@/lib/ledger/schema";
import { action, parse } from "@/lib/session";
import { redeemVoucher } from "@/lib/vouchers";
import { amountIn } from "../../amount-in";

const NEEDS = "ledger:adjust";
const show = () => revalidatePath("/customers/[customerId]", "layout");

const typed = z.string().max(1000);
const Payment = z.strictObject({
  customerId: idText,
  description: typed,
  total: typed,
  currencyCode: CurrencyCode,
  fee: typed,
  status: RecordManualPayment.shape.status,
});

export const addPaymentAction = action(NEEDS, Payment, async (ctx, { total, fee, ...rest }) => {
  const input = parse(RecordManualPayment, {
    ...rest,
    total: amountIn("total", total, rest.currencyCode),
    ...(fee.trim() && { fee: amountIn("fee", fee, rest.currencyCode) }),
  });
  const { id, status } = await recordManualPayment(ctx, input);
  show();
  return { id, status };
});

const Settle = z.strictObject({ id: idText, status: z.enum(["completed", "canceled"]) });

export const settlePaymentAction = action(NEEDS, Settle, async (ctx, input) => {
  const { id } = await settleManualPayment(ctx, input);
  show();
  return { id };
});

const Limit = z.strictObject({ customerId: idText, currencyCode: CurrencyCode, limit: typed });

export const setLimitAction = action(NEEDS, Limit, async (ctx, { customerId, currencyCode, limit }) => {
  const amount = amountIn("limit", limit || "0", currencyCode);
  await setDebitLimit(ctx, { customerId, limit: { amount, currency: currencyCode } });
  show();
  return { currencyCode };
});

const Link = z.strictObject({
  customerId: idText,
  days: z.coerce.number().int().min(1).max(366),
  showsBalance: z.boolean(),
});

export const payLinkAction = action(NEEDS, Link, async (ctx, { customerId, days, showsBalance }) => {
  const { id } = await requireCustomer(ctx, { id: customerId });
  return { url: customerPayUrl(id, addSeconds(ctx.now, days * DAY), { showsBalance }) };
});

const Redeem = z.strictObject({ customerId: idText, code: typed });

export const redeemVoucherAction = action(NEEDS, Redeem, async (ctx, input) => {
  const { credited, currencyCode } = await redeemVoucher(ctx, input);
  show();
  return { words: formatMoney(credited ?? 0n, currencyCode) };
});
