import { headers } from "next/headers";
import { forbidden } from "next/navigation";
import { requireApplication } from "@/lib/applications";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { peerOf } from "@/lib/kit/peer";
import {
  enterCheckout,
  instructionsFor,
  isByHand,
  listTimeline,
  methodsOf,
  refreshPayment,
  requirePayment,
} from "@/lib/payments";
import type { Instructions, Payment } from "@/lib/payments/schema";
import { voucherOfPayment } from "@/lib/vouchers";

type Search = Record<string, string | string[] | undefined>;

/** The way to pay that is under way, and what the payer has to do for it; null when the provider does not say. */
export type OpenMethod = {
  method: string;
  instructions: Instructions | null;
  surcharge: number;
  /** Whether a person confirms what comes, so that the payer can only say that it is on its way. */
  isByHand: boolean;
};

/** Everything the hosted page shows. */
export type Checkout = {
  payment: Payment;
  shop: { name: string; url: string | null };
  methods: Awaited<ReturnType<typeof methodsOf>>;
  open: OpenMethod | null;
  /** What this way of paying costs on top: of the one under way, or of the one that was paid. */
  surcharge: number;
  /** What a voucher of the customer adds, or has added. */
  bonus: Awaited<ReturnType<typeof voucherOfPayment>>;
  /** The signed query that opens this page and its endpoints. */
  query: string;
  /** What went wrong with the form before. */
  error: string | null;
  now: Date;
};

const PATIENCE_MS = 4000;

/** Reads a checkout by its signed address. An address that is not valid, or not any more, is forbidden. */
export async function openCheckout(paymentId: string, search: Search): Promise<Checkout> {
  const textOf = (name: string) => (typeof search[name] === "string" ? search[name] : "");
  const [expires, signature] = [textOf("expires"), textOf("signature")];
  const now = new Date();
  const ctx = await enter({ paymentId, expires, signature, now });
  const payment = await paymentNow(ctx, paymentId, textOf("returned") === "1");
  const [shop, methods, open, bonus] = await Promise.all([
    shopOf(ctx, payment),
    methodsOf(ctx, payment),
    openMethodOf(ctx, payment),
    payment.customerId === null ? null : voucherOfPayment(ctx, payment),
  ]);
  const query = new URLSearchParams({ expires, signature }).toString();
  const surcharge = open?.surcharge ?? payment.surcharge;
  return { payment, shop, methods, open, bonus, surcharge, query, error: textOf("error") || null, now };
}

async function enter(link: { paymentId: string; expires: string; signature: string; now: Date }): Promise<Ctx> {
  try {
    return await enterCheckout({ ...link, ip: peerOf(await headers()), requestId: newId("req") });
  } catch (error) {
    if (error instanceof AppError) forbidden();
    throw error;
  }
}

/** A payer who comes back is believed nothing: the provider is asked, but not for longer than a person waits for a page. */
async function paymentNow(ctx: Ctx, paymentId: string, isBack: boolean): Promise<Payment> {
  const payment = await requirePayment(ctx, { id: paymentId });
  if (!isBack || (payment.status !== "requires_action" && payment.status !== "processing")) return payment;
  const waited = new Promise<Payment>((resolve) => setTimeout(() => resolve(payment), PATIENCE_MS).unref());
  return Promise.race([refreshPayment(ctx, paymentId), waited]);
}

/** Who is paid. A shop whose application was deleted has no name left to show. */
async function shopOf(ctx: Ctx, { clientId }: Payment): Promise<Checkout["shop"]> {
  try {
    const { name, url } = await requireApplication(ctx, { clientId });
    return { name, url };
  } catch (error) {
    if (error instanceof AppError) return { name: "the shop", url: null };
    throw error;
  }
}

async function openMethodOf(ctx: Ctx, { id, status }: Payment): Promise<OpenMethod | null> {
  if (status !== "requires_action" && status !== "processing") return null;
  const { attempts } = await listTimeline(ctx, id);
  const attempt = attempts.find(({ finishedAt }) => finishedAt === null);
  if (!attempt) return null;
  const { slug: provider, method } = attempt;
  const open = {
    method: `${provider}.${method}`,
    surcharge: Number(attempt.surchargeMinor),
    isByHand: isByHand(attempt),
  };
  if (status === "processing" && !open.isByHand) return { ...open, instructions: null };
  try {
    return { ...open, instructions: await instructionsFor(ctx, { paymentId: id, provider, method }) };
  } catch (error) {
    if (error instanceof AppError) return { ...open, instructions: null };
    throw error;
  }
}
