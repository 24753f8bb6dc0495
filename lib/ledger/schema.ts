import { z } from "zod";
import { isSum } from "@/lib/kit/money";
import { CurrencyCode, Instant, idText, MinorAmount, text } from "@/lib/kit/zod";

const Amount = z.number().int().meta({ description: "In the currency's smallest unit.", example: 10000 });
const Currency = z.string().meta({ description: "ISO 4217 code.", example: "USD" });

/** What a refund is asked for with; without an amount it is all that is left. */
export const RefundPayment = z
  .strictObject({
    amount: MinorAmount.optional().meta({
      description: "Integer in the currency's smallest unit; all that is left when not given.",
      example: 2500,
    }),
    reason: text(1, 255).meta({
      title: "Reason",
      description: "For your timeline and the provider.",
      example: "Returned",
    }),
  })
  .meta({ id: "RefundPayment" });

export const Refund = z
  .object({
    id: z.string().meta({ example: "ref_019b7d1e5a3c7f60a1b2c3d4e5f60718" }),
    paymentId: z.string().meta({ example: "pay_019b7d1e5a3c7f60a1b2c3d4e5f60718" }),
    status: z.enum(["pending", "succeeded", "failed"]).meta({
      description: "Pending until the provider has said how it ended.",
      example: "succeeded",
    }),
    amount: Amount.meta({ example: 2500 }),
    currencyCode: Currency,
    reason: z.string().meta({ example: "Returned" }),
    origin: z
      .enum(["ours", "provider"])
      .meta({ description: "Made here, or at the provider itself.", example: "ours" }),
    code: z.string().nullable().meta({ description: "Why it failed, or why nobody knows yet.", example: null }),
    needsPerson: z
      .boolean()
      .meta({ description: "The provider can't be asked; somebody has to look there.", example: false }),
    createdAt: Instant,
    finishedAt: Instant.nullable(),
  })
  .meta({ id: "Refund" });
export type Refund = z.output<typeof Refund>;
export const RefundAnswer = z.object({ data: Refund });
export const RefundList = z.object({ data: z.array(Refund) }).meta({ id: "RefundList" });

/** A person's word about a payment: about money that is too little or too much, or one of which nobody knows more. */
export const DecidePayment = z.strictObject({
  paymentId: idText,
  outcome: z.enum(["succeeded", "failed", "canceled"]).meta({ title: "Decision" }),
  /** What had come when they decided, in minor units: about more or less they may think otherwise. */
  received: z.bigint().nonnegative(),
  note: text(1, 500).meta({ title: "Note", description: "Why, for the timeline." }),
});
export type DecidePayment = z.output<typeof DecidePayment>;

/** A person's word about a transfer to the company's own account. */
export const ConfirmArrival = z.strictObject({
  paymentId: idText,
  /** What stands on the transfer: a payer who chose this way twice was told two. */
  reference: text(1, 40),
  /** All that came, surcharge included, in minor units. */
  received: z.bigint().positive(),
  note: text(1, 500).meta({ title: "Note", description: "How you know, for the timeline." }),
});
export type ConfirmArrival = z.output<typeof ConfirmArrival>;

/** Settles by hand what nobody could be asked about. */
export const SettleRefund = z.strictObject({
  refundId: idText,
  outcome: z.enum(["succeeded", "failed"]).meta({ title: "What happened" }),
  note: text(1, 500).meta({ title: "Note", description: "How you know." }),
});
export type SettleRefund = z.output<typeof SettleRefund>;

/** A payment written down by hand. The total is signed minor units: negative takes from the customer. */
export const RecordManualPayment = z
  .strictObject({
    customerId: idText,
    total: z
      .bigint()
      .refine((total) => total !== 0n, "This can't be zero.")
      .refine((total) => isSum(total < 0n ? -total : total), "This is too large.")
      .meta({ title: "Total" }),
    currencyCode: CurrencyCode.meta({ title: "Currency" }),
    fee: z
      .bigint()
      .nonnegative("A fee can't be negative.")
      .refine(isSum, "This is too large.")
      .optional()
      .meta({ title: "Payment Fee", description: "For information only." }),
    status: z.enum(["pending", "completed", "canceled"]).default("completed").meta({ title: "Status" }),
    description: text(1, 500).meta({
      title: "Description",
      description: "What stands after # is for your own people.",
    }),
    notify: z.boolean().default(false).meta({ title: "Tell the customer's contacts" }),
  })
  .meta({ id: "RecordManualPayment" });
export type RecordManualPayment = z.output<typeof RecordManualPayment>;

/** A purse by what it is for: the customer's, what an integration's provider holds, or one of the company itself. */
export type Purse =
  | { kind: "customer" | "clearing"; owner: string }
  | { kind: "receipts" | "surcharge" | "fees" | "disputes" | "adjustments" | "promotions" };

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
