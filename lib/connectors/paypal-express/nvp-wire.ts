import type { ChargeEvent, ProviderStatus } from "../contract";
import { fromWire, maybeFromWire } from "./amounts";
import type { Fields } from "./nvp";

/** PayPal writes `Canceled_Reversal` and `Canceled-Reversal`, `In-Progress` and `InProgress`. */
export const plain = (word: string | undefined): string => (word ?? "").toLowerCase().replace(/[^a-z]/g, "");

/** What a payment's word means for the charge itself; money that went back afterwards had come first. */
const PAYMENT: Readonly<Record<string, ProviderStatus>> = {
  completed: "succeeded",
  completedfundsheld: "succeeded",
  processed: "succeeded",
  refunded: "succeeded",
  partiallyrefunded: "succeeded",
  reversed: "succeeded",
  canceledreversal: "succeeded",
  created: "processing",
  pending: "processing",
  inprogress: "processing",
  none: "processing",
  failed: "failed",
  denied: "failed",
  voided: "canceled",
  expired: "canceled",
};

const CHECKOUT: Readonly<Record<string, ProviderStatus>> = {
  paymentactionnotinitiated: "pending",
  paymentactioninprogress: "processing",
  paymentactionfailed: "failed",
  paymentactioncompleted: "processing",
  paymentcompleted: "processing",
};

/** How a payment stands. Throws on a word PayPal has not told us about. */
export const paymentStatus = (word: string | undefined): ProviderStatus => known(PAYMENT, word);

function known(meanings: Readonly<Record<string, ProviderStatus>>, word: string | undefined): ProviderStatus {
  const status = meanings[plain(word)];
  if (!status) throw new TypeError("a status PayPal has not told us about");
  return status;
}

/** Whether the money was asked for already; then how it stands is the transaction's to say. */
export const isOver = ({ CHECKOUTSTATUS }: Fields): boolean =>
  ["paymentactioncompleted", "paymentcompleted"].includes(plain(CHECKOUTSTATUS));

/** Whether the payer has agreed and the money has not been asked for. */
export const isAgreed = ({ CHECKOUTSTATUS, PAYERID }: Fields): boolean =>
  plain(CHECKOUTSTATUS) === "paymentactionnotinitiated" && Boolean(PAYERID);

type Said = Pick<ChargeEvent, "reference" | "providerId" | "status" | "money" | "fee"> & { rawCode?: string };

/** A charge under its token: the same status has the same id, whoever tells it. */
export function chargeEvent({ rawCode, ...said }: Said): ChargeEvent {
  const decline = { class: "soft" as const, code: "declined", rawCode: rawCode ?? "" };
  const id = `${said.providerId}:${said.status}`;
  return { kind: "charge", id, ...said, ...(said.status === "failed" ? { decline } : {}) };
}

/** What GetExpressCheckoutDetails says. */
export function checkoutEvent(said: Fields, token: string): ChargeEvent {
  return chargeEvent({
    reference: said.PAYMENTREQUEST_0_INVNUM ?? said.INVNUM ?? null,
    providerId: token,
    status: known(CHECKOUT, said.CHECKOUTSTATUS),
    money: fromWire(said.PAYMENTREQUEST_0_AMT ?? "", said.PAYMENTREQUEST_0_CURRENCYCODE ?? ""),
    fee: null,
  });
}

/** What GetTransactionDetails says; its `CUSTOM` is the token we put there. */
export function transactionEvent(said: Fields, token: string): ChargeEvent {
  return chargeEvent({
    reference: said.INVNUM ?? null,
    providerId: token,
    status: paymentStatus(said.PAYMENTSTATUS),
    money: fromWire(said.AMT ?? "", said.CURRENCYCODE ?? ""),
    fee: maybeFromWire(said.FEEAMT, said.CURRENCYCODE),
    rawCode: said.REASONCODE ?? "",
  });
}

/** What DoExpressCheckoutPayment says. */
export function paymentEvent(said: Fields, token: string, reference: string): ChargeEvent {
  return chargeEvent({
    reference,
    providerId: token,
    status: paymentStatus(said.PAYMENTINFO_0_PAYMENTSTATUS),
    money: fromWire(said.PAYMENTINFO_0_AMT ?? "", said.PAYMENTINFO_0_CURRENCYCODE ?? ""),
    fee: maybeFromWire(said.PAYMENTINFO_0_FEEAMT, said.PAYMENTINFO_0_CURRENCYCODE),
    rawCode: said.PAYMENTINFO_0_REASONCODE ?? "",
  });
}
