import { formFields } from "@/lib/kit/form-fields";
import { isCurrency, type Money, parseMajor } from "@/lib/kit/money";
import type { TransferEvent } from "../contract";
import type { Settings } from "./settings";

type Fields = ReadonlyMap<string, string>;
type Status = TransferEvent["status"];
type Sum = Pick<TransferEvent, "money" | "fee">;

/** PayPal writes `Canceled_Reversal` and `Canceled-Reversal`, `In-Progress` and `InProgress`. */
const plain = (word: string) => word.toLowerCase().replace(/[^a-z]/g, "");

const STATUS: Readonly<Record<string, Status>> = {
  completed: "succeeded",
  processed: "succeeded",
  completedfundsheld: "succeeded",
  created: "pending",
  pending: "pending",
  inprogress: "pending",
  unclaimed: "pending",
  failed: "failed",
  denied: "failed",
  blocked: "failed",
  returned: "failed",
  voided: "failed",
  expired: "failed",
  refunded: "refunded",
  partiallyrefunded: "refunded",
  reversed: "reversed",
  canceledreversal: "restored",
};

/** Statuses about a payment that came before; its id is in `parent_txn_id`. */
const BACKWARDS: readonly Status[] = ["refunded", "reversed", "restored"];

/** Whether this says something about a payment that came before. Such messages don't say how that one was sent. */
export const isBackwards = ({ status }: Pick<TransferEvent, "status">): boolean => BACKWARDS.includes(status);

/**
 * What a notification says about money, one event for each transaction in it; none when it is about something else, such as
 * a new case. Throws on money or a status that can't be read.
 */
export function readTransfers(raw: Uint8Array, { verifyTransaction, addresses }: Settings): TransferEvent[] {
  const fields = formFields(raw);
  const isMassPay = fields.get("txn_type") === "masspay";
  const all = isMassPay ? massPayments(fields) : single(fields);
  const said = all.map((one) => ({ ...one, ...standing(one, verifyTransaction) }));
  return isMassPay ? onlyOurs(said, addresses) : said;
}

type Read = Omit<TransferEvent, "isVerified">;

/** What nobody vouches for has an id of its own, so that it can't take the place of what PayPal says later. */
const standing = ({ id }: Read, isVerified: boolean) => ({ isVerified, id: isVerified ? id : `${id}:unverified` });

/** The other receivers of a mass payment are none of our business; with nobody of ours, one of them says why. */
function onlyOurs(events: TransferEvent[], addresses: readonly string[]): TransferEvent[] {
  const ours = events.filter(({ receivers }) => receivers.some((one) => addresses.includes(one)));
  return ours.length > 0 ? ours : events.slice(0, 1);
}

function single(fields: Fields): Read[] {
  const txnId = fields.get("txn_id") ?? "";
  const word = fields.get("payment_status") ?? "";
  const sum = sumOf(fields, "");
  if (txnId === "" || word === "" || !sum) return [];
  const status = statusOf(word);
  const parent = fields.get("parent_txn_id") || txnId;
  const providerId = isBackwards({ status }) ? parent : txnId;
  const type = fields.get("txn_type") ?? "";
  const receivers = lowered(fields.get("receiver_email"), fields.get("business"));
  return [
    {
      ...payerOf(fields),
      id: `${txnId}:${plain(word)}`,
      providerId,
      type,
      status,
      receivers,
      ...magnitude(sum, status),
    },
  ];
}

/** A refund or reversal is told as a negative sum; what an event says is how much. */
function magnitude({ money, fee }: Sum, status: Status): Sum {
  return isBackwards({ status }) ? { money: absolute(money), fee: fee && absolute(fee) } : { money, fee };
}

const absolute = ({ amount, currency }: Money): Money => ({ amount: amount < 0n ? -amount : amount, currency });

/** The numbered group of the sender's view, and the single payment without numbers of a receiver's. */
function massPayments(fields: Fields): Read[] {
  const numbers = [...fields.keys()].flatMap((name) => /^masspay_txn_id(_\d{1,3})?$/.exec(name)?.slice(1, 2) ?? []);
  const suffixes = [...new Set(numbers.map((suffix) => suffix ?? ""))];
  const found = suffixes.flatMap((suffix) => massPayment(fields, suffix));
  return found.length > 0 ? found : single(fields).map((one) => ({ ...one, type: MASS_PAY }));
}

const MASS_PAY = "mass_pay";

function massPayment(fields: Fields, suffix: string): Read[] {
  const providerId = fields.get(`masspay_txn_id${suffix}`) ?? "";
  const word = fields.get(`status${suffix}`) || fields.get("payment_status") || "";
  const sum = sumOf(fields, suffix);
  if (providerId === "" || word === "" || !sum) return [];
  const status = statusOf(word);
  const receivers = lowered(fields.get(`receiver_email${suffix}`), suffix === "" ? fields.get("business") : undefined);
  const what = { id: `${providerId}:${plain(word)}`, providerId, type: MASS_PAY, status, receivers };
  return [{ ...payerOf(fields), ...what, ...magnitude(sum, status) }];
}

function payerOf(fields: Fields) {
  const name = present(fields.get("first_name"), fields.get("last_name")).join(" ");
  return {
    kind: "transfer" as const,
    payerEmail: lowered(fields.get("payer_email"))[0] ?? null,
    payerName: name || fields.get("payer_business_name") || null,
    ...(fields.get("test_ipn") === "1" ? { environment: "sandbox" as const } : {}),
  };
}

const present = (...values: (string | undefined)[]) => values.flatMap((value) => (value?.trim() ? [value.trim()] : []));
const lowered = (...values: (string | undefined)[]) => [...new Set(present(...values).map((one) => one.toLowerCase()))];

function statusOf(word: string): Status {
  const status = STATUS[plain(word)];
  if (!status) throw new TypeError("a payment status PayPal has not told us about");
  return status;
}

/** Null when the message names no sum, as those about cases and profiles do. */
function sumOf(fields: Fields, suffix: string): Sum | null {
  const gross = fields.get(`mc_gross${suffix}`) ?? "";
  const currency = fields.get(`mc_currency${suffix}`) || fields.get("mc_currency") || "";
  if (gross === "" || currency === "") return null;
  const fee = fields.get(`mc_fee${suffix}`) ?? "";
  return { money: moneyOf(gross, currency), fee: fee === "" ? null : moneyOf(fee, currency) };
}

/** An amount in text as minor units of ISO 4217, whatever PayPal's own number of digits for this currency is. */
function moneyOf(text: string, currency: string): Money {
  if (!isCurrency(currency)) throw new TypeError("a currency we don't know");
  const amount = parseMajor(text.replace(/\.0*$/, ""), currency);
  if (amount === null) throw new TypeError("an amount that can't be read");
  return { amount, currency };
}
