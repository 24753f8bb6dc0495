import { z } from "zod";
import {
  type Delivery,
  type Http,
  type ProviderEvent,
  ProviderRejected,
  ProviderUnknown,
  type Verdict,
} from "../contract";
import { fromWire, magnitude } from "./amounts";
import { Capture, captureEvent, captureIdOf, Order, orderEvent, orderIdOf, Refund, refundStatus } from "./orders-wire";
import { rest } from "./rest";
import type { Settings } from "./settings";

const Event = z.object({ event_type: z.string(), resource: z.unknown() });
const Vouched = z.object({ verification_status: z.enum(["SUCCESS", "FAILURE"]) });

const HEADERS = {
  auth_algo: "paypal-auth-algo",
  cert_url: "paypal-cert-url",
  transmission_id: "paypal-transmission-id",
  transmission_sig: "paypal-transmission-sig",
  transmission_time: "paypal-transmission-time",
} as const;

/** A webhook is JSON; a notification of the first generation is a form. */
export const isWebhook = ({ raw }: Delivery): boolean => String.fromCharCode(raw[0] ?? 0) === "{";

/** The certificate is fetched by PayPal itself, yet a message that names another's is none of PayPal's. */
export function verify({ raw, headers }: Delivery, { webhookId }: Settings): Verdict {
  const certificate = headers.get(HEADERS.cert_url);
  if (!webhookId || textOf(raw) === null) return "forged";
  return certificate === null || isPaypals(certificate) ? "ask" : "forged";
}

function isPaypals(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname, port, username } = new URL(address);
  const isHost = hostname === "paypal.com" || hostname.endsWith(".paypal.com");
  return (
    protocol === "https:" && isHost && port === "" && username === "" && pathname.startsWith("/v1/notifications/certs/")
  );
}

/** The text of one JSON value, or null: put into a request as it is, it must not be able to say more than itself. */
function textOf(raw: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(raw);
    JSON.parse(text);
    return text;
  } catch {
    return null;
  }
}

/** Asks PayPal whether it signed this. The event goes there letter by letter, for the signature is over its bytes. */
export async function confirm(http: Http, { raw, headers }: Delivery, settings: Settings): Promise<boolean> {
  const proof = Object.entries(HEADERS).map(([name, header]) => [name, headers.get(header)]);
  const text = textOf(raw);
  if (text === null || !settings.webhookId || proof.some(([, value]) => !value)) return false;
  const said = JSON.stringify({ ...Object.fromEntries(proof), webhook_id: settings.webhookId });
  const content = `${said.slice(0, -1)},"webhook_event":${text}}`;
  return (await vouched(http, content, settings)) === "SUCCESS";
}

async function vouched(http: Http, content: string, settings: Settings): Promise<"SUCCESS" | "FAILURE"> {
  const path = "/v1/notifications/verify-webhook-signature";
  try {
    const answer = await rest(http, settings, path, { text: { type: "application/json", content } });
    const said = Vouched.safeParse(answer);
    if (said.success) return said.data.verification_status;
  } catch (error) {
    if (error instanceof ProviderRejected) return "FAILURE";
    throw error;
  }
  throw new ProviderUnknown("PayPal said neither SUCCESS nor FAILURE");
}

type Reader = (resource: unknown, http: Http, settings: Settings) => Promise<ProviderEvent[]>;

/** What a webhook says about a payment of ours; none for events about anything else. */
export async function read({ raw }: Delivery, settings: Settings, http: Http): Promise<ProviderEvent[]> {
  const { event_type: type, resource } = Event.parse(JSON.parse(textOf(raw) ?? "null"));
  return (await READERS[type]?.(resource, http, settings)) ?? [];
}

const readOrder: Reader = async (resource) => [orderEvent(Order.parse(resource))];

const readCapture: Reader = async (resource, http, settings) => {
  const told = Capture.parse(resource);
  const orderId = orderIdOf(told) ?? orderIdOf(await captureAt(http, told.id, settings));
  return orderId === null ? [] : [captureEvent(told, orderId)];
};

const readRefund: Reader = async (resource, http, settings) => {
  const told = Refund.parse(resource);
  const captured = await captureBehind(told, http, settings);
  if (!captured || !told.amount) return [];
  const { custom_id: reference = null } = captured;
  const invoice = told.invoice_id ?? null;
  return [
    {
      kind: "refund",
      id: `${told.id}:${refundStatus(told)}`,
      reference,
      providerId: orderIdOf(captured),
      refundReference: invoice === reference ? null : invoice,
      providerRefundId: told.id,
      status: refundStatus(told),
      money: magnitude(fromWire(told.amount.value, told.amount.currency_code)),
    },
  ];
};

const readReversal: Reader = async (resource, http, settings) => {
  const told = Refund.omit({ status: true }).parse(resource);
  const captured = await captureBehind(told, http, settings);
  return captured && told.amount ? [disputeOf(captured, "lost", told.amount)] : [];
};

const Dispute = z.object({
  disputed_transactions: z.array(z.object({ seller_transaction_id: z.string() })).min(1),
  dispute_amount: z.object({ currency_code: z.string(), value: z.string() }),
  dispute_outcome: z.object({ outcome_code: z.string() }).optional(),
});

/** Outcomes that leave the money with us. */
const WON = ["RESOLVED_SELLER_FAVOUR", "RESOLVED_SELLER_FAVOR", "RESOLVED_WITH_PAYOUT", "CANCELED_BY_BUYER", "DENIED"];

const readDispute: Reader = async (resource, http, settings) => {
  const {
    disputed_transactions: [first],
    dispute_amount: amount,
    dispute_outcome: outcome,
  } = Dispute.parse(resource);
  const captured = await captureAt(http, first?.seller_transaction_id ?? "", settings);
  const ended = outcome && (WON.includes(outcome.outcome_code) ? "won" : "lost");
  return [disputeOf(captured, ended ?? "opened", amount)];
};

const READERS: Readonly<Record<string, Reader>> = {
  "CHECKOUT.ORDER.APPROVED": readOrder,
  "CHECKOUT.ORDER.COMPLETED": readOrder,
  "CHECKOUT.ORDER.VOIDED": readOrder,
  "PAYMENT.CAPTURE.COMPLETED": readCapture,
  "PAYMENT.CAPTURE.PENDING": readCapture,
  "PAYMENT.CAPTURE.DENIED": readCapture,
  "PAYMENT.CAPTURE.DECLINED": readCapture,
  "PAYMENT.CAPTURE.REFUNDED": readRefund,
  "PAYMENT.CAPTURE.REVERSED": readReversal,
  "CUSTOMER.DISPUTE.CREATED": readDispute,
  "CUSTOMER.DISPUTE.RESOLVED": readDispute,
};

/** A capture has one dispute, whichever event tells of it, so that its money is taken once. */
function disputeOf(
  captured: Capture,
  status: "opened" | "won" | "lost",
  amount: { currency_code: string; value: string },
): ProviderEvent {
  return {
    kind: "dispute",
    id: `${captured.id}:dispute:${status}`,
    reference: captured.custom_id ?? null,
    providerId: orderIdOf(captured) ?? captured.id,
    disputeId: captured.id,
    status,
    money: magnitude(fromWire(amount.value, amount.currency_code)),
  };
}

const captureAt = async (http: Http, id: string, settings: Settings): Promise<Capture> =>
  Capture.parse(await rest(http, settings, `/v2/payments/captures/${encodeURIComponent(id)}`));

async function captureBehind(told: Pick<Refund, "links">, http: Http, settings: Settings): Promise<Capture | null> {
  const id = captureIdOf(told);
  return id === null ? null : captureAt(http, id, settings);
}
