import type { Ctx } from "@/lib/context";
import { callerOf, createClientToken } from "@/lib/credentials";
import { CreateClientToken } from "@/lib/credentials/schema";
import { addSeconds, DAY, HOUR } from "@/lib/kit/time";
import { cancelPayment, createCheckout, refreshPayment, startAttempt } from "@/lib/payments";
import { CreateCheckout } from "@/lib/payments/schema";
import { decideCharge } from "@/lib/simulator";
import type { ChoiceId } from "@/lib/simulator/outcomes";

type Sale = {
  hoursAgo: number;
  amount: number;
  currencyCode: string;
  label: string;
  does: ChoiceId | "leave" | "call off" | "forget";
};

const sale = (
  hoursAgo: number,
  amount: number,
  currencyCode: string,
  label: string,
  does: Sale["does"] = "approve",
): Sale => ({
  hoursAgo,
  amount,
  currencyCode,
  label,
  does,
});

/** Oldest first. `leave` stays open, `call off` is cancelled by the shop, `forget` runs out. */
const SALES: readonly Sale[] = [
  sale(612, 12_900, "EUR", "Walnut side table"),
  sale(588, 4_500, "GBP", "Linen cushion, set of two"),
  sale(541, 23_900, "EUR", "Oak shelf, 120 cm", "soft_decline"),
  sale(540, 23_900, "EUR", "Oak shelf, 120 cm"),
  sale(497, 8_800, "JPY", "Tea bowl"),
  sale(466, 7_250, "USD", "Desk lamp", "hard_decline"),
  sale(420, 18_400, "USD", "Wool throw"),
  sale(371, 5_600, "EUR", "Bread board", "forget"),
  sale(333, 31_000, "GBP", "Reading chair, deposit"),
  sale(310, 15_750, "KWD", "Copper tray"),
  sale(262, 9_900, "EUR", "Candle holder, brass", "cancel"),
  sale(240, 9_900, "EUR", "Candle holder, brass"),
  sale(201, 64_000, "USD", "Dining table, balance"),
  sale(166, 3_200, "EUR", "Gift wrap and card"),
  sale(131, 11_800, "GBP", "Wall clock", "soft_decline"),
  sale(96, 11_800, "GBP", "Wall clock"),
  sale(72, 27_300, "EUR", "Floor lamp"),
  sale(51, 14_000, "JPY", "Serving plate"),
  sale(30, 45_500, "EUR", "Armchair, deposit"),
  sale(26, 6_400, "USD", "Door mat", "call off"),
  sale(9, 19_900, "EUR", "Bedside table"),
  sale(3, 8_250, "USD", "Picture frame"),
  sale(1, 12_500, "EUR", "Mirror, round", "leave"),
];

/** Lets made-up customers buy things over the last weeks, through the same verbs a server and a payer use. */
export async function seedPayments(ctx: Ctx, applicationId: string, clientId: string): Promise<void> {
  const opened = { ...ctx, now: addSeconds(ctx.now, -30 * DAY) };
  const order = { applicationId, label: "Online shop", scopes: ["payments.create", "payments.get"] };
  const { secret } = await createClientToken(opened, CreateClientToken.parse(order));
  for (const [place, wanted] of SALES.entries()) await sell(ctx, { ...wanted, secret, clientId, number: 1001 + place });
}

type Till = Sale & { secret: string; clientId: string; number: number };

async function sell(ctx: Ctx, { hoursAgo, does, secret, number, label, ...price }: Till): Promise<void> {
  const now = addSeconds(ctx.now, -hoursAgo * HOUR);
  const { clientId, amount, currencyCode } = price;
  const reference = `NW-${number}`;
  const expiresAt = does === "forget" ? addSeconds(now, HOUR).toISOString() : undefined;
  const body = CreateCheckout.parse({ amount, currencyCode, reference, referenceLabel: label, clientId, expiresAt });
  const call = {
    scope: "payments.create",
    ip: null,
    host: "",
    requestId: ctx.requestId,
    accepts: ["client_token"] as const,
  };
  const caller = callerOf({ ...call, authorization: `Bearer ${secret}`, now, pool: ctx.pool });
  const { data } = await createCheckout(caller, { body, idempotencyKey: reference });
  if (does === "call off")
    await cancelPayment({ ...ctx, now: addSeconds(now, HOUR) }, { paymentId: data.id, note: "Out of stock" });
  else if (does !== "leave" && does !== "forget") await pay({ ...ctx, now }, data.id, does);
}

async function pay(ctx: Ctx, paymentId: string, choice: ChoiceId): Promise<void> {
  const principal = { kind: "payer", id: paymentId, label: "Payer", permissions: [], scopes: [] } as const;
  const at = (seconds: number): Ctx => ({ ...ctx, principal, now: addSeconds(ctx.now, seconds) });
  const { redirectUrl } = await startAttempt(at(40), { paymentId, method: "simulator.card" });
  const testPage = new URL(redirectUrl ?? "");
  const chargeId = testPage.pathname.split("/").at(-1) ?? "";
  const token = testPage.searchParams.get("token") ?? "";
  await decideCharge({ chargeId, token, choice, now: at(75).now, requestId: ctx.requestId });
  await refreshPayment(at(76), paymentId);
}
