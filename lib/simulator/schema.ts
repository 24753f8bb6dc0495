import { z } from "zod";

/** What the payer may choose on the test page, in the order it is offered. */
export const CHOICES = [
  {
    id: "amount",
    title: "What the amount says",
    description: "Some amounts stand for an outcome; any other approves.",
  },
  { id: "approve", title: "Approve", description: "The payment succeeds at once." },
  { id: "underpay", title: "Pay less", description: "Approved, but a tenth of the amount is missing." },
  { id: "soft_decline", title: "Decline, may try again", description: "Do not honour, 20003." },
  { id: "hard_decline", title: "Decline for good", description: "Invalid card, 30011." },
  { id: "timeout", title: "Time-out", description: "The provider falls silent; a look-up finds the payment approved." },
  { id: "delayed", title: "Delayed confirmation", description: "Approved by a callback after about eight seconds." },
  { id: "cancel", title: "Cancel", description: "Go back without paying." },
] as const;
export type ChoiceId = (typeof CHOICES)[number]["id"];

export const Choice = z.enum(CHOICES.map(({ id }) => id) as [ChoiceId, ...ChoiceId[]]);

/** What an amount says, for the payer who leaves it to the amount. */
export const SAYS = {
  approve: "This amount approves.",
  underpaid: "A tenth of this amount is missing.",
  refer_to_issuer: "This amount is declined: refer to issuer, 20000.",
  do_not_honour: "This amount is declined: do not honour, 20003.",
  insufficient_funds: "This amount is declined: insufficient funds, 20023.",
  invalid_card: "This amount is declined for good: invalid card, 30011.",
  risk: "This amount is declined for good: risk, 40000.",
  validation: "This amount is refused when a payment starts.",
  timeout: "This amount times out and is found approved.",
  delayed: "This amount is confirmed after about eight seconds.",
  canceled: "This amount is canceled.",
} as const;
