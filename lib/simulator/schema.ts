import { z } from "zod";

/** What the payer may choose on the test page, in the order it is offered. */
export const CHOICES = [
  {
    id: "amount",
    title: "What the amount says",
    description: "Some amounts stand for an outcome; any other approves.",
  },
  { id: "approve", title: "Approve", description: "The payment succeeds at once." },
  { id: "soft_decline", title: "Decline, may try again", description: "Do not honour, 20003." },
  { id: "hard_decline", title: "Decline for good", description: "Invalid card, 30011." },
  { id: "timeout", title: "Time-out", description: "The provider falls silent; a look-up finds the payment approved." },
  { id: "delayed", title: "Delayed confirmation", description: "Approved by a callback after about eight seconds." },
  { id: "cancel", title: "Cancel", description: "Go back without paying." },
] as const;
export type ChoiceId = (typeof CHOICES)[number]["id"];

export const Choice = z.enum(CHOICES.map(({ id }) => id) as [ChoiceId, ...ChoiceId[]]);
