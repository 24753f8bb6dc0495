import { formFields } from "@/lib/kit/form-fields";
import { type Delivery, type Http, type ProviderEvent, ProviderUnknown, type Verdict } from "../contract";
import { fromWire, magnitude, maybeFromWire } from "./amounts";
import { isToken } from "./classic";
import { chargeEvent, paymentStatus, plain } from "./nvp-wire";
import type { Settings } from "./settings";

type Fields = ReadonlyMap<string, string>;

const FORM = "application/x-www-form-urlencoded";

/** A form's bytes are printable ASCII; anything else could not be posted back as it came. */
export const verify = ({ raw }: Delivery): Verdict =>
  raw.length > 0 && raw.every((byte) => byte > 0x20 && byte < 0x7f) ? "ask" : "forged";

/**
 * Asks PayPal about the very bytes that came. It vouches for messages about any account, so that somebody else's payment to
 * themselves is genuine too: ours is only what our account got.
 */
export async function confirm(http: Http, { raw, headers }: Delivery, { email }: Settings): Promise<boolean> {
  const fields = formFields(raw);
  const receivers = [fields.get("receiver_email"), fields.get("business")].map((one) => one?.trim().toLowerCase());
  if (!receivers.includes(email)) return false;
  const type = headers.get("content-type") ?? "";
  const content = `cmd=_notify-validate&${Buffer.from(raw).toString("latin1")}`;
  const text = { type: type.toLowerCase().startsWith(FORM) ? type : FORM, content };
  const answer = await http("/cgi-bin/webscr", { at: "ipn", text });
  if (answer === "VERIFIED") return true;
  if (answer === "INVALID") return false;
  throw new ProviderUnknown("PayPal said neither VERIFIED nor INVALID");
}

/** What a notification says about a payment of ours; none when it doesn't name one. */
export function read({ raw }: Delivery): ProviderEvent[] {
  const fields = formFields(raw);
  const { reference, token, txnId, word } = named(fields);
  if (!reference || !txnId || !fields.get("mc_gross") || !isToken(token)) return [];
  const told = plain(word);
  if (told === "refunded" || told === "partiallyrefunded") return [refundEvent(fields)];
  if (told === "reversed" || told === "canceledreversal") return [disputeEvent(fields, told === "canceledreversal")];
  const { money, environment } = facts(fields);
  const fee = maybeFromWire(fields.get("mc_fee"), fields.get("mc_currency"));
  const rawCode = fields.get("reason_code") ?? "";
  const status = paymentStatus(word);
  return [{ ...chargeEvent({ reference, providerId: token, status, money, fee, rawCode }), ...environment }];
}

/** The invoice is our reference; the token was put into `custom` when the money was asked for. */
const named = (fields: Fields) => ({
  reference: fields.get("invoice") ?? "",
  token: fields.get("custom") ?? "",
  txnId: fields.get("txn_id") ?? "",
  word: fields.get("payment_status"),
});

const facts = (fields: Fields) => ({
  money: fromWire(fields.get("mc_gross") ?? "", fields.get("mc_currency") ?? ""),
  environment: fields.get("test_ipn") === "1" ? { environment: "sandbox" as const } : {},
});

function refundEvent(fields: Fields): ProviderEvent {
  const { reference, token, txnId } = named(fields);
  const { money, environment } = facts(fields);
  return {
    kind: "refund",
    id: `${txnId}:refunded`,
    reference,
    providerId: token,
    refundReference: null,
    providerRefundId: txnId,
    status: "succeeded",
    money: magnitude(money),
    ...environment,
  };
}

/** Money PayPal took back may come again, so it is not lost yet. One payment has one dispute. */
function disputeEvent(fields: Fields, isWon: boolean): ProviderEvent {
  const { reference, token, txnId } = named(fields);
  const { money, environment } = facts(fields);
  const status = isWon ? ("won" as const) : ("opened" as const);
  return {
    kind: "dispute",
    id: `${txnId}:${status}`,
    reference,
    providerId: token,
    disputeId: fields.get("parent_txn_id") || txnId,
    status,
    money: magnitude(money),
    ...environment,
  };
}
