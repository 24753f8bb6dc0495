import { transact } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { enterTestPage, type TestPageLink } from "./open-test-page";
import { outcomeChosen } from "./outcomes";
import type { ChoiceId } from "./schema";
import { lockCharge, settle } from "./settle";

/** The payer's choice on the test page. The first one counts; any later one only leads back the same way. */
export async function decideCharge(link: TestPageLink & { choice: ChoiceId }): Promise<{ returnUrl: string }> {
  return transact(enterTestPage(link), async (ctx) => {
    const charge = await lockCharge(ctx, link.chargeId);
    if (!charge) throw notFound("Charge");
    await settle(ctx, charge, outcomeChosen(link.choice, charge.amountMinor));
    return { returnUrl: charge.returnUrl };
  });
}
