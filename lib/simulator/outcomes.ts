import type { ChoiceId } from "./schema";

export type { ChoiceId };

/** What can become of a simulated charge. */
export type Outcome = {
  result: "approved" | "declined" | "cancelled";
  responseCode: string;
  /** Seconds until anybody can know. */
  settlesAfter: number;
  /** Seconds until the callback is sent. */
  callbackAfter: number;
  /** Look-ups time out until it has settled. */
  silent?: boolean;
  /** Millionths of the amount that come; all of it when left out. */
  pays?: bigint;
};

const at = (result: Outcome["result"], responseCode: string): Outcome => ({
  result,
  responseCode,
  settlesAfter: 0,
  callbackAfter: 0,
});

const TABLE = {
  approve: at("approved", "10000"),
  underpaid: { ...at("approved", "10000"), pays: 900_000n },
  refer_to_issuer: at("declined", "20000"),
  do_not_honour: at("declined", "20003"),
  insufficient_funds: at("declined", "20023"),
  invalid_card: at("declined", "30011"),
  risk: at("declined", "40000"),
  timeout: { result: "approved", responseCode: "10000", settlesAfter: 4, callbackAfter: 30, silent: true },
  delayed: { result: "approved", responseCode: "10000", settlesAfter: 8, callbackAfter: 8 },
  canceled: at("cancelled", "10001"),
} as const satisfies Record<string, Outcome>;
export type OutcomeId = keyof typeof TABLE;

/** The outcome stored under this name; null while nobody has decided. */
export const outcomeOf = (id: string | null): Outcome | null =>
  id !== null && Object.hasOwn(TABLE, id) ? TABLE[id as OutcomeId] : null;

/** Minor units that decide, whatever the currency (S3-12). Any other amount approves. */
export const TRIGGERS: ReadonlyMap<bigint, OutcomeId | "validation"> = new Map([
  [2005n, "refer_to_issuer"],
  [2008n, "do_not_honour"],
  [2012n, "insufficient_funds"],
  [3016n, "invalid_card"],
  [4018n, "risk"],
  [5023n, "validation"],
  [9001n, "timeout"],
  [9002n, "delayed"],
]);

/** What an amount asks for. `validation` is refused when the charge is asked for, and never becomes one. */
export const triggeredBy = (amount: bigint): OutcomeId | "validation" => TRIGGERS.get(amount) ?? "approve";

const CHOSEN: Record<Exclude<ChoiceId, "amount">, OutcomeId> = {
  approve: "approve",
  underpay: "underpaid",
  soft_decline: "do_not_honour",
  hard_decline: "invalid_card",
  timeout: "timeout",
  delayed: "delayed",
  cancel: "canceled",
};

/** The outcome of a choice; `amount` leaves it to the amount. */
export function outcomeChosen(choice: ChoiceId, amount: bigint): OutcomeId {
  if (choice !== "amount") return CHOSEN[choice];
  const triggered = triggeredBy(amount);
  return triggered === "validation" ? "approve" : triggered;
}
