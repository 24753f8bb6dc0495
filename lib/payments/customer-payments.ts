import { listApplications } from "@/lib/applications";
import type { Application } from "@/lib/applications/present";
import { type Ctx, type TxCtx, transact } from "@/lib/context";
import { requireCustomer } from "@/lib/customers";
import { currenciesTaken } from "@/lib/integrations";
import { CURRENCIES } from "@/lib/kit/currencies";
import { conflict, invalid, rateLimited } from "@/lib/kit/errors";
import { createGcra } from "@/lib/kit/gcra";
import { addSeconds, DAY } from "@/lib/kit/time";
import { attachVoucher, findVoucher } from "@/lib/vouchers";
import { createPayment } from "./create-payment";
import type { Payment } from "./schema";
import { tell } from "./transition";

const OPEN_SECONDS = 7 * DAY;
const PACE = createGcra({ perSecond: 0.2, burst: 10 });

/** The currencies customers can pay in on their own page: what the applications allow and some way to pay takes. */
export async function customerCurrencies(ctx: Ctx): Promise<string[]> {
  return transact(ctx, async (ctx) => {
    const { data } = await listApplications(ctx, { limit: null });
    const allowed = [...CURRENCIES.keys()].filter((code) => data.some((application) => allows(application, code)));
    return (await currenciesTaken(ctx, allowed)).sort();
  });
}

const allows = ({ currencyWhitelist }: Application, code: string) =>
  currencyWhitelist.length === 0 || currencyWhitelist.includes(code);

type Order = {
  customerId: string;
  amount: bigint;
  currencyCode: string;
  /** The code of a voucher that adds to it. */
  voucher?: string | undefined;
};

/**
 * A payment a customer makes of their own accord, of any amount (S4-41): through the company's first application that takes
 * the currency. A payer may start one for themselves alone, and not as many as they like. A voucher is put on it; throws
 * invalid with the reason when it can't be, and then there is no payment.
 */
export async function startCustomerPayment(
  ctx: Ctx,
  { customerId, amount, currencyCode, voucher }: Order,
): Promise<Payment> {
  const { kind, id } = ctx.principal;
  if (kind === "payer" && id !== customerId) throw conflict("This address is another customer’s");
  const wait = PACE.take(customerId, ctx.now.getTime());
  if (wait > 0) throw rateLimited(wait);
  if (voucher !== undefined) await findVoucher(ctx, { customerId, code: voucher });
  return transact(ctx, async (ctx) => {
    const { reference, name } = await requireCustomer(ctx, { id: customerId });
    const application = await firstFor(ctx, currencyCode);
    const payment = await createPayment(ctx, {
      clientId: application.clientId,
      customerId,
      amount,
      currencyCode,
      reference: `${(reference ?? customerId).slice(0, 200)}-${ctx.now.getTime().toString(36).toUpperCase()}`,
      referenceLabel: `Payment of ${name}`.slice(0, 255),
      expiresAt: addSeconds(ctx.now, OPEN_SECONDS),
    });
    if (voucher !== undefined) await attach(ctx, payment, { customerId, amount, currencyCode, voucher });
    return payment;
  });
}

async function attach(ctx: TxCtx, { id: paymentId }: Payment, order: Order & { voucher: string }): Promise<void> {
  const { customerId, amount, currencyCode: currency, voucher: code } = order;
  const { hint } = await attachVoucher(ctx, { code, customerId, paymentId, amount, currency });
  await tell(ctx, paymentId, "payment.voucher_attached", { voucher: hint });
}

async function firstFor(ctx: Ctx, currencyCode: string): Promise<Application> {
  const { data } = await listApplications(ctx, { limit: null });
  const taken = await currenciesTaken(ctx, [currencyCode]);
  const first = data.findLast((application) => allows(application, currencyCode));
  if (!first || taken.length === 0) throw invalid({ currency: ["This currency can’t be paid here at the moment."] });
  return first;
}
