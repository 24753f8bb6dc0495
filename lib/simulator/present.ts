import type { simulatorCharges } from "@/db/schema/integrations";
import { percentOf } from "@/lib/kit/money";
import { outcomeOf } from "./outcomes";
import { testPageUrl } from "./token";

export type ChargeRow = typeof simulatorCharges.$inferSelect;

const FEE_MILLIONTHS = 29_000n;

const UNSETTLED = { decided: "pending", undecided: "open" } as const;

/** Whether the outcome is known to anyone who asks. */
export const hasSettled = ({ settlesAt }: Pick<ChargeRow, "settlesAt">, now: Date): boolean =>
  settlesAt !== null && settlesAt <= now;

/** A charge in the simulated provider's own words, as of `now`. Answers and callbacks are made of it alike. */
export function presentCharge(row: ChargeRow, now: Date) {
  const outcome = outcomeOf(row.outcome);
  const settled = outcome !== null && hasSettled(row, now);
  const status = settled ? outcome.result : UNSETTLED[outcome ? "decided" : "undecided"];
  return {
    id: row.id,
    reference: row.reference,
    status,
    response_code: settled ? outcome.responseCode : null,
    amount: String(row.amountMinor),
    received: status === "approved" ? String(receivedOf(row)) : null,
    fee: status === "approved" ? String(percentOf(row.amountMinor, FEE_MILLIONTHS)) : null,
    currency: row.currencyCode,
    url: testPageUrl(row.id, row),
    transfer: row.method === "bank_transfer" ? transferOf(row) : null,
  };
}

/** What came of an approved charge. */
export const receivedOf = ({ amountMinor, outcome }: ChargeRow): bigint => {
  const { pays } = outcomeOf(outcome) ?? {};
  return pays === undefined ? amountMinor : percentOf(amountMinor, pays);
};

const transferOf = ({ id }: ChargeRow) => ({
  "Account holder": "Portico Simulator",
  IBAN: "DE89 3704 0044 0532 0130 00",
  BIC: "COBADEFFXXX",
  "Payment reference": `SIM-${id.slice(-10).toUpperCase()}`,
});
