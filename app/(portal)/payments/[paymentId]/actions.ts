"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { cancelPayment } from "@/lib/payments";
import { action } from "@/lib/session";

export const cancelPaymentAction = action(
  "payment:cancel",
  z.strictObject({ paymentId: z.string() }),
  async (ctx, input) => {
    const { id } = await cancelPayment(ctx, input);
    revalidatePath("/payments/[paymentId]", "page");
    return { id };
  },
);
