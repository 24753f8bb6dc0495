import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { simulatorCharges } from "@/db/schema/integrations";
import { type Http, ProviderRejected, ProviderUnknown } from "@/lib/connectors/contract";
import { type Ctx, placeOf, transact, within } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import { outcomeOf, triggeredBy } from "./outcomes";
import { type ChargeRow, hasSettled, presentCharge, receivedOf } from "./present";
import { lockCharge, settle } from "./settle";

const NewCharge = z.object({
  reference: z.string().min(1).max(255),
  method: z.enum(["card", "bank_transfer"]),
  label: z.string().max(255),
  amount: z.string().regex(/^[1-9]\d{0,17}$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  return_url: z.url(),
});

const NewRefund = z.object({
  reference: z.string(),
  amount: z.string().regex(/^[1-9]\d{0,17}$/),
  currency: z.string(),
});

/**
 * The simulated provider's door: what a real one answers over the network, this one answers in the same process, with the
 * same three ways to fail. It knows its own books and nothing of payments.
 */
export function simulatorDoor(caller: Ctx, integrationId: string): Http {
  const ctx: Ctx = {
    ...caller,
    principal: { ...caller.principal, kind: "provider", id: integrationId, label: "Simulator" },
  };
  return async (path, init = {}) => {
    const { pathname, searchParams } = new URL(path, "http://simulator.invalid");
    const [, collection, id = "", verb = ""] = pathname.split("/").map(decodeURIComponent);
    const place = `${init.method === "POST" ? "POST" : "GET"} ${collection}${id ? "/id" : ""}${verb ? `/${verb}` : ""}`;
    const answer = ANSWERS[place];
    if (!answer) throw refused("not_found", 404);
    return answer(ctx, { integrationId, id, query: searchParams, body: init.body });
  };
}

type Asked = { integrationId: string; id: string; query: URLSearchParams; body: unknown };

const ANSWERS: Record<string, (ctx: Ctx, asked: Asked) => Promise<unknown>> = {
  "GET account": async () => ({ ok: true }),
  "GET charges": listCharges,
  "POST charges": createCharge,
  "GET charges/id": async (ctx, asked) => tell(ctx, await chargeOf(ctx, asked)),
  "POST charges/id/cancel": cancelCharge,
  "POST charges/id/refunds": refundCharge,
  "GET charges/id/refunds": listRefunds,
};

const refused = (code: string, status: number, answer: unknown = null) => new ProviderRejected(code, status, answer);

/** One charge per reference: asking again finds the first. The amount may refuse it, or swallow the answer. */
async function createCharge(ctx: Ctx, { integrationId, body }: Asked) {
  const wanted = NewCharge.safeParse(body);
  if (!wanted.success) throw refused("validation", 422, { response_code: "50000" });
  const { reference, method, label, currency } = wanted.data;
  const amountMinor = BigInt(wanted.data.amount);
  const triggered = triggeredBy(amountMinor);
  if (triggered === "validation") throw refused("validation", 422, { response_code: "50000" });

  const charge = await transact(ctx, async (ctx) => {
    const id = newId("sim");
    const asked = { reference, method, label, amountMinor, currencyCode: currency, returnUrl: wanted.data.return_url };
    const row = { ...asked, id, integrationId, createdAt: ctx.now, ...placeOf(ctx) };
    const [made] = await ctx.db.insert(simulatorCharges).values(row).onConflictDoNothing().returning();
    if (!made) return byReference(ctx, integrationId, reference);
    return triggered === "timeout" ? settle(ctx, made, "timeout") : made;
  });
  if (!charge) throw refused("not_found", 404);
  if (triggered === "timeout") throw new ProviderUnknown("timeout");
  return presentCharge(charge, ctx.now);
}

async function listCharges(ctx: Ctx, { integrationId, query }: Asked) {
  const charge = await byReference(ctx, integrationId, query.get("reference") ?? "");
  return { charges: charge ? [tell(ctx, charge)] : [] };
}

/** A silent charge answers nobody until it has settled. */
function tell(ctx: Ctx, charge: ChargeRow) {
  if (outcomeOf(charge.outcome)?.silent && !hasSettled(charge, ctx.now)) throw new ProviderUnknown("timeout");
  return presentCharge(charge, ctx.now);
}

async function byReference(ctx: Ctx, integrationId: string, reference: string): Promise<ChargeRow | null> {
  const { integrationId: owner, reference: named } = simulatorCharges;
  const wanted = and(eq(owner, integrationId), eq(named, reference));
  const [row] = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(simulatorCharges)
      .where(within(ctx, simulatorCharges, wanted)),
  );
  return row ?? null;
}

async function chargeOf(ctx: Ctx, { integrationId, id }: Asked): Promise<ChargeRow> {
  const wanted = and(eq(simulatorCharges.integrationId, integrationId), eq(simulatorCharges.id, id));
  const [row] = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(simulatorCharges)
      .where(within(ctx, simulatorCharges, wanted)),
  );
  if (!row) throw refused("not_found", 404);
  return row;
}

async function cancelCharge(ctx: Ctx, asked: Asked) {
  const { id } = await chargeOf(ctx, asked);
  return transact(ctx, async (ctx) => {
    const charge = await lockCharge(ctx, id);
    if (!charge) throw refused("not_found", 404);
    return tell(ctx, await settle(ctx, charge, "canceled"));
  });
}

/** One refund per reference: asking again finds the first. */
async function refundCharge(ctx: Ctx, asked: Asked) {
  const { id } = await chargeOf(ctx, asked);
  const wanted = NewRefund.safeParse(asked.body);
  if (!wanted.success) throw refused("validation", 422, { response_code: "50000" });
  const { reference, amount, currency } = wanted.data;
  return transact(ctx, async (ctx) => {
    const charge = await lockCharge(ctx, id);
    const before = charge && refundBy(charge, reference);
    if (before?.amount === amount) return before;
    if (!charge || before || presentCharge(charge, ctx.now).status !== "approved") throw refused("not_refundable", 409);
    const refundedMinor = charge.refundedMinor + BigInt(amount);
    if (refundedMinor > receivedOf(charge)) throw refused("too_much", 422);
    if (currency !== charge.currencyCode) throw refused("currency", 422);
    const refund = { id: `${charge.id}_r_${refundedMinor}`, reference, amount };
    await ctx.db
      .update(simulatorCharges)
      .set({ refundedMinor, refunds: [...charge.refunds, refund] })
      .where(within(ctx, simulatorCharges, eq(simulatorCharges.id, id)));
    return refund;
  });
}

const refundBy = ({ refunds }: ChargeRow, reference: string | null) =>
  refunds.find((refund) => refund.reference === reference);

async function listRefunds(ctx: Ctx, asked: Asked) {
  const found = refundBy(await chargeOf(ctx, asked), asked.query.get("reference"));
  return { refunds: found ? [found] : [] };
}
