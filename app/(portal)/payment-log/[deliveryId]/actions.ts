"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { findCustomer } from "@/lib/customers";
import { reprocessDelivery } from "@/lib/integrations";
import { Instant, idText } from "@/lib/kit/zod";
import { assignPayer, confirmPayer } from "@/lib/payments";
import { action } from "@/lib/session";

const show = () => revalidatePath("/payment-log/[deliveryId]", "page");

export const reprocessAction = action("integration:manage", z.strictObject({ id: idText }), async (ctx, input) => {
  const { outcome } = await reprocessDelivery(ctx, input);
  show();
  return { outcome };
});

/** A transfer, and the message it was read in. */
const Target = z.strictObject({ id: idText, deliveryId: idText });
const Assign = Target.extend({
  customer: z.string().trim().min(1, "Say who it is.").max(255, "At most 255 characters."),
});

export const assignAction = action("ledger:adjust", Assign, async (ctx, { customer, ...target }) => {
  const { id: customerId, name } = await findCustomer(ctx, customer);
  const { state } = await assignPayer(ctx, { ...target, customerId });
  show();
  return { name, state };
});

export const confirmAction = action("ledger:adjust", Target.extend({ seenAt: Instant }), async (ctx, input) => {
  const { state } = await confirmPayer(ctx, input);
  show();
  return { state };
});
