import { type Line, type Purse, splitOf } from "@/lib/ledger/schema";
import type { AttemptRow, LockedPayment } from "./lock-payment";

/** What was received, in parts: the surcharge is the last of it, and what is too much is the payer's. */
export function partsOf(
  received: bigint,
  { baseMinor, surchargeMinor }: Pick<AttemptRow, "baseMinor" | "surchargeMinor">,
) {
  const { rest } = splitOf(received, baseMinor);
  const surcharge = rest < surchargeMinor ? rest : surchargeMinor;
  return { base: received - surcharge, surcharge };
}

/** Whose the money of a payment is: the customer's, or nobody's in particular. */
const beneficiaryOf = ({ customerId }: LockedPayment): Purse =>
  customerId === null ? { kind: "receipts" } : { kind: "customer", owner: customerId };

const clearingOf = ({ integrationId }: Pick<AttemptRow, "integrationId">): Purse => ({
  kind: "clearing",
  owner: integrationId,
});

const SURCHARGE: Purse = { kind: "surcharge" };

/** The entries of a success: what was received is owed by the provider, the base to the customer, the surcharge is ours. */
export function linesOfSuccess(payment: LockedPayment, attempt: AttemptRow, received: bigint): Line[] {
  const { base, surcharge } = partsOf(received, attempt);
  const debit = clearingOf(attempt);
  const money = (amount: bigint) => ({ amount, currency: payment.currencyCode });
  return [
    { kind: "payment", effect: `payment:${payment.id}`, debit, credit: beneficiaryOf(payment), money: money(base) },
    { kind: "surcharge", effect: `surcharge:${payment.id}`, debit, credit: SURCHARGE, money: money(surcharge) },
  ];
}

/** The provider keeps its fee: at the cost of the customer where the money rules deduct it, else of the company. */
export function linesOfFee(payment: LockedPayment, attempt: AttemptRow, fee: bigint, deductFees: boolean): Line[] {
  const debit: Purse = deductFees && payment.customerId !== null ? beneficiaryOf(payment) : { kind: "fees" };
  const money = { amount: fee, currency: payment.currencyCode };
  return fee > 0n ? [{ kind: "fee", effect: `fee:${payment.id}`, debit, credit: clearingOf(attempt), money }] : [];
}

/** A second attempt of one payment was paid: the provider has money of ours that is nobody's until it is given back. */
export function linesOfSecond({ currencyCode }: LockedPayment, attempt: AttemptRow, received: bigint): Line[] {
  const money = { amount: received, currency: currencyCode };
  const credit: Purse = { kind: "adjustments" };
  return [{ kind: "paid_twice", effect: `paid_twice:${attempt.id}`, debit: clearingOf(attempt), credit, money }];
}

/**
 * Money that came and is nobody's yet: a person closed the payment over it. `total` is all that has come by the attempt, of
 * which `amount` is not kept so far.
 */
export function linesOfKept(attempt: AttemptRow, { amount, total }: { amount: bigint; total: bigint }): Line[] {
  const money = { amount, currency: attempt.currencyCode };
  const credit: Purse = { kind: "adjustments" };
  return [{ kind: "kept", effect: `kept:${attempt.id}:${total}`, debit: clearingOf(attempt), credit, money }];
}

/** What was kept of an attempt leaves the purse it was kept in, because all of it is credited after all. */
export function linesOfReleased(attempt: AttemptRow, kept: bigint): Line[] {
  const money = { amount: kept, currency: attempt.currencyCode };
  const debit: Purse = { kind: "adjustments" };
  return [{ kind: "kept_released", effect: `kept-released:${attempt.id}`, debit, credit: clearingOf(attempt), money }];
}

type Back = { kind: string; effect: string; amount: bigint; to: Purse | "provider" };

/**
 * Takes money back from where a success put it: the base first, then the surcharge, as far as earlier ones have left of
 * each. `to` is where it goes.
 */
export function linesBack(payment: LockedPayment, attempt: AttemptRow, back: Back): Line[] {
  const { kind, effect, amount } = back;
  const base = payment.amountReceivedMinor - payment.surchargeMinor;
  const before = payment.amountRefundedMinor + payment.amountDisputedMinor;
  const left = before < base ? base - before : 0n;
  const split = splitOf(amount, left);
  const credit = back.to === "provider" ? clearingOf(attempt) : back.to;
  const money = (part: bigint) => ({ amount: part, currency: payment.currencyCode });
  return [
    { kind, effect, debit: beneficiaryOf(payment), credit, money: money(split.first) },
    { kind, effect: `${effect}:surcharge`, debit: SURCHARGE, credit, money: money(split.rest) },
  ];
}

type Undo = { kind: string; effect: string; from: Purse | "provider"; posted: { base: bigint; surcharge: bigint } };

/** Puts back what `linesBack` took, part by part. */
export function linesUndone(payment: LockedPayment, attempt: AttemptRow, undo: Undo): Line[] {
  const { kind, effect, posted } = undo;
  const debit = undo.from === "provider" ? clearingOf(attempt) : undo.from;
  const money = (amount: bigint) => ({ amount, currency: payment.currencyCode });
  return [
    { kind, effect, debit, credit: beneficiaryOf(payment), money: money(posted.base) },
    { kind, effect: `${effect}:surcharge`, debit, credit: SURCHARGE, money: money(posted.surcharge) },
  ];
}
