import { type Ctx, transact } from "@/lib/context";
import { ensureCustomer } from "@/lib/customers";
import { invalid } from "@/lib/kit/errors";
import { addSeconds, DAY } from "@/lib/kit/time";
import { checkoutOrigin } from "./checkout-origin";
import { checkoutUrl } from "./checkout-url";
import { createPayment } from "./create-payment";
import type { AuthenticateCustomer } from "./schema";

const USUAL_SECONDS = 15 * 60;
const LONGEST_SECONDS = 366 * DAY;

/**
 * Takes the brand's word for who its customer is and opens a checkout for them: no password of ours, only the signed link
 * (S0-15). The customer is made at the first call and found by their reference ever after.
 */
export async function authenticateCustomer(ctx: Ctx, input: AuthenticateCustomer) {
  const { customer, referenceLabel = input.reference, ...order } = input;
  const expiresAt = expiryOf(ctx.now, input.expiresAt);
  const origin = await checkoutOrigin(ctx);
  return transact(ctx, async (ctx) => {
    const customerId = await ensureCustomer(ctx, customer);
    const payment = await createPayment(ctx, { ...order, referenceLabel, customerId, expiresAt });
    const { id, status, amount, currencyCode, reference, createdAt } = payment;
    const link = checkoutUrl(id, expiresAt, origin);
    return { id, status, checkoutUrl: link, customerId, amount, currencyCode, reference, expiresAt, createdAt };
  });
}

function expiryOf(now: Date, wanted: Date | undefined): Date {
  if (!wanted) return addSeconds(now, USUAL_SECONDS);
  if (wanted <= now) throw invalid({ expiresAt: ["must be in the future"] });
  if (wanted > addSeconds(now, LONGEST_SECONDS)) throw invalid({ expiresAt: ["must be at most one year from now"] });
  return wanted;
}
