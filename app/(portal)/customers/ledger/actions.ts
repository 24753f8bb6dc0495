"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { keepLedgerCheck } from "@/lib/ledger";
import { action } from "@/lib/session";

export const checkLedgerAction = action("ledger:adjust", z.strictObject({}), async (ctx) => {
  const { isSound } = await keepLedgerCheck(ctx);
  revalidatePath("/customers/ledger");
  return { isSound };
});
