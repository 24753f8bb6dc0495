/** A purse by what it is for: the customer's, what an integration's provider holds, or one of the company itself. */
export type Purse =
  | { kind: "customer" | "clearing"; owner: string }
  | { kind: "receipts" | "surcharge" | "fees" | "disputes" | "adjustments" };

/** One movement. `effect` names what it does, such as `fee:pay_…`: under one name it happens once, however often it is asked for. */
export type Line = {
  kind: string;
  effect: string;
  debit: Purse;
  credit: Purse;
  money: { amount: bigint; currency: string };
};

/** An amount in two: as much as there is room for, and the rest. */
export const splitOf = (amount: bigint, room: bigint) =>
  amount < room ? { first: amount, rest: 0n } : { first: room, rest: amount - room };
