"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { idText } from "@/lib/kit/zod";
import { cancelPayment } from "@/lib/payments";
import { action } from "@/lib/session";

export const cancelPaymentAction = action(
  "payment:cancel",
  z.strictObject({ paymentId: idText }),
  async (ctx, input) => {
    const { id } = await cancelPayment(ctx, input);
    revalidatePath("/payments/[paymentId]", "page");
    return { id };
  },
);
