"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { csvRow } from "@/lib/kit/text";
import { CurrencyCode } from "@/lib/kit/zod";
import { action, inProduction } from "@/lib/session";
import { requireCompany } from "@/lib/tenants";
import { createVouchers, voidVoucher } from "@/lib/vouchers";
import { VoidVoucher, VoucherKind } from "@/lib/vouchers/schema";
import { vouchersIn } from "./voucher-form";
import { worthOf } from "./voucher-words";

const NEEDS = "ledger:adjust";
const typed = z.string().max(1000);
const Form = z.strictObject({
  label: typed,
  kind: VoucherKind,
  currencyCode: CurrencyCode,
  amount: typed,
  factor: typed,
  minimum: typed,
  expires: z.string().max(20),
  count: typed,
});

/** The codes are in this answer and nowhere else: as lines to copy, and as a file. */
export const createVouchersAction = action(
  NEEDS,
  Form,
  async (ctx, form) => {
    const { timeZone } = await requireCompany(ctx);
    const made = await createVouchers(ctx, vouchersIn(form, timeZone));
    revalidatePath("/customers/vouchers");
    const lines = made.map((one) => csvRow([one.code, one.kind, worthOf(one), one.expiresAt, one.label, one.id]));
    const head = csvRow(["Code", "Kind", "Worth", "Expires", "Label", "ID"]);
    return { codes: made.map(({ code }) => code), csv: [head, ...lines].join("") };
  },
  { fresh: inProduction },
);

export const voidVoucherAction = action(NEEDS, VoidVoucher, async (ctx, input) => {
  const { id } = await voidVoucher(ctx, input);
  revalidatePath("/customers/vouchers");
  return { id };
});
