"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { findCustomer } from "@/lib/customers";
import { reprocessDelivery } from "@/lib/integrations";
import { idText } from "@/lib/kit/zod";
import { assignPayer, confirmPayer } from "@/lib/payments";
import { action } from "@/lib/session";

const show = () => revalidatePath("/payment-log/[deliveryId]", "page");

export const reprocessAction = action("integration:manage", z.strictObject({ id: idText }), async (ctx, input) => {
  const { outcome } = await reprocessDelivery(ctx, input);
  show();
  return { outcome };
});

const Assign = z.strictObject({
  id: idText,
  customer: z.string().trim().min(1, "Say who it is.").max(255, "At most 255 characters."),
});

export const assignAction = action("ledger:adjust", Assign, async (ctx, { id, customer }) => {
  const { id: customerId, name } = await findCustomer(ctx, customer);
  const { state } = await assignPayer(ctx, { id, customerId });
  show();
  return { name, state };
});

export const confirmAction = action("ledger:adjust", z.strictObject({ id: idText }), async (ctx, input) => {
  const { state } = await confirmPayer(ctx, input);
  show();
  return { state };
});
