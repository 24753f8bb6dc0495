import { z } from "zod";
import { ClientId } from "@/lib/applications/schema";
import { CustomerReference } from "@/lib/customers/schema";
import { CurrencyCode, HttpUrl, Instant, Metadata, MinorAmount, PageLimit, text } from "@/lib/kit/zod";

export const PAYMENT_STATUS = [
  "requires_payment_method",
  "requires_action",
  "processing",
  "succeeded",
  "failed",
  "canceled",
  "expired",
] as const;
export const PaymentStatus = z
  .enum(PAYMENT_STATUS)
  .meta({ description: "Where the payment stands.", example: "requires_payment_method" });
const PaymentId = z
  .string()
  .meta({ description: "Id of the payment.", example: "pay_019b7d1e5a3c7f60a1b2c3d4e5f60718" });

const ANOTHER_NAME = { path: ["siteId"], error: "This is another name of clientId and must be the same." };

export const CreateCheckout = z
  .strictObject({
    amount: MinorAmount.meta({ description: "Integer in the currency's smallest unit.", example: 10000 }),
    currencyCode: CurrencyCode.meta({ example: "USD" }),
    reference: text(1, 255).meta({ description: "Your own number for this sale.", example: "ORDER-1001" }),
    referenceLabel: text(1, 255).meta({ description: "What the payer sees.", example: "Order 1001" }),
    clientId: ClientId.optional(),
    siteId: ClientId.optional().meta({ description: "The older name of clientId." }),
    redirectUrl: HttpUrl.optional().meta({
      description: "Where the payer goes afterwards.",
      example: "https://shop.example.com/thanks",
    }),
    expiresAt: Instant.optional().meta({ description: "When the checkout closes; one year from now when left out." }),
    metadata: Metadata.optional().meta({
      description: "Your own keys and values, given back unchanged.",
      example: { cart: "42" },
    }),
    productId: text(1, 255).optional(),
    blockchainSlug: text(1, 64).optional(),
    settlementCurrencyCode: CurrencyCode.optional(),
  })
  .refine((order) => order?.clientId ?? order?.siteId, {
    path: ["clientId"],
    error: "This is required.",
    when: ({ issues }) => !issues.some(({ path }) => path?.[0] === "clientId" || path?.[0] === "siteId"),
  })
  .refine(({ clientId, siteId }) => !clientId || !siteId || clientId === siteId, ANOTHER_NAME)
  .meta({ id: "CreateCheckout" });
export type CreateCheckout = z.output<typeof CreateCheckout>;

const { amount, currencyCode, reference, referenceLabel, clientId, redirectUrl, metadata } = CreateCheckout.shape;

/** A customer the brand has signed in itself, and what they are about to pay (S0-15, A0.10). */
export const AuthenticateCustomer = z
  .strictObject({
    customer: z.strictObject({
      reference: CustomerReference,
      name: text(1, 255).meta({ description: "A person's or a company's name.", example: "Ada Lovelace" }),
    }),
    ...{ amount, currencyCode, reference, referenceLabel: referenceLabel.optional(), redirectUrl, metadata },
    clientId: clientId.meta({ description: "Needed when the brand has more than one payment application." }),
    expiresAt: Instant.optional().meta({ description: "When the link closes; in 15 minutes when left out." }),
  })
  .meta({ id: "AuthenticateCustomer" });
export type AuthenticateCustomer = z.output<typeof AuthenticateCustomer>;

const Amount = z.number().int().meta({ description: "In the currency's smallest unit.", example: 10000 });
const Nothing = Amount.meta({ example: 0 });
const Currency = z.string().meta({ description: "ISO 4217 code.", example: "USD" });
const Reference = z.string().meta({ description: "Your own number for this sale.", example: "ORDER-1001" });
const CheckoutLink = z.string().meta({
  description: "Signed and expiring; send the payer there.",
  example: "https://pay.example.com/pay/pay_019b7d1e5a3c7f60a1b2c3d4e5f60718?expires=1796083200&signature=Zk3…",
});
const Notes = z
  .record(z.string(), z.string())
  .meta({ description: "Your own keys and values.", example: { cart: "42" } });

export const Checkout = z
  .object({
    data: z.object({
      id: PaymentId,
      status: PaymentStatus,
      checkoutUrl: CheckoutLink,
      amount: Amount,
      currencyCode: Currency,
      reference: Reference,
      expiresAt: Instant,
      createdAt: Instant,
    }),
  })
  .meta({ id: "Checkout" });

export const AuthenticatedCustomer = z
  .object({
    data: Checkout.shape.data.extend({
      customerId: z.string().meta({ example: "cus_019b7d1e5a3c7f60a1b2c3d4e5f60718" }),
    }),
  })
  .meta({ id: "AuthenticatedCustomer" });

export const Payment = z
  .object({
    id: PaymentId,
    status: PaymentStatus.meta({ example: "succeeded" }),
    environment: z.enum(["production", "sandbox"]).meta({ example: "sandbox" }),
    clientId: z.string().meta({
      description: "Public Client ID of the payment application.",
      example: "k3v9x0q2m8w1z7b5n4c6d3f8g2h1j0ka",
    }),
    customerId: z
      .string()
      .nullable()
      .meta({ description: "The customer who pays, when one was named.", example: null }),
    amount: Amount,
    amountReceived: Amount,
    amountRefunded: Nothing,
    amountRefundable: Nothing.meta({ description: "What can still be given back." }),
    surcharge: Nothing.meta({ description: "What paying this way costs the payer on top." }),
    providerFee: Nothing.nullable().meta({
      description: "What the provider kept, once it has said so.",
      example: null,
    }),
    currencyCode: Currency,
    settlementCurrencyCode: z.string().nullable().meta({ example: null }),
    reference: Reference,
    referenceLabel: z.string().meta({ description: "What the payer sees.", example: "Order 1001" }),
    lastErrorCode: z.string().nullable().meta({ description: "Why the last attempt was declined.", example: null }),
    redirectUrl: z.string().nullable().meta({ example: "https://shop.example.com/thanks" }),
    productId: z.string().nullable().meta({ example: null }),
    blockchainSlug: z.string().nullable().meta({ example: null }),
    metadata: Notes,
    expiresAt: Instant,
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "Payment" });
export type Payment = z.output<typeof Payment>;
export const PaymentAnswer = z.object({ data: Payment });

const PAYMENT_ID = /^pay_[0-9a-f]{32}$/;
/** Anything that can't be a payment's id is simply not found, never a validation error. */
export const PaymentParams = z.object({ id: PaymentId });
export const isPaymentId = (id: string): boolean => PAYMENT_ID.test(id);

export const ListPayments = z.strictObject({
  status: PaymentStatus.optional(),
  reference: z.string().trim().min(1).max(255).optional().meta({ description: "References that start with this." }),
  currencyCode: CurrencyCode.optional(),
  clientId: ClientId.optional(),
  customerId: z.string().max(64).optional().meta({ description: "Payments of this customer." }),
  createdFrom: Instant.optional().meta({ description: "Created at this moment or later." }),
  createdBefore: Instant.optional().meta({ description: "Created before this moment." }),
  cursor: z.string().max(200).optional().meta({ description: "`nextCursor` of the answer before." }),
  limit: PageLimit,
});
export type ListPayments = z.output<typeof ListPayments>;

export const PaymentList = z
  .object({
    data: z.array(Payment),
    nextCursor: z.string().nullable().meta({ description: "Leads to older ones; null at the end.", example: null }),
  })
  .meta({ id: "PaymentList" });

export const PaymentMethod = z
  .object({
    id: z.string().meta({ description: "What to choose it by: provider and method.", example: "simulator.card" }),
    provider: z.string().meta({ description: "The installed service that collects.", example: "simulator" }),
    method: z.string().meta({ example: "card" }),
    title: z.string().meta({ example: "Card" }),
    description: z.string().meta({ example: "You go on to the provider's page." }),
    amount: Amount,
    surcharge: Nothing.meta({ description: "What paying this way costs the payer on top." }),
    total: Amount.meta({ description: "All the payer pays this way." }),
    currencyCode: Currency,
  })
  .meta({ id: "PaymentMethod" });
export const PaymentMethods = z.object({ data: z.array(PaymentMethod) });

export const Instructions = z
  .object({
    data: z.object({
      type: z.enum(["redirect", "address", "bank_transfer", "voucher", "qr"]).meta({ example: "redirect" }),
      fields: z
        .array(
          z.object({
            label: z.string().meta({ example: "Reference" }),
            value: z.string().meta({ example: "ORDER-1001" }),
          }),
        )
        .meta({ description: "What the payer has to know or to type, in this order." }),
      amount: Amount,
      currencyCode: Currency,
      redirectUrl: z.string().nullable().meta({ example: "https://provider.example.com/pay/1" }),
      expiresAt: Instant,
    }),
  })
  .meta({ id: "PaymentInstructions" });
export type Instructions = z.output<typeof Instructions>["data"];

export const CancelPayment = z.strictObject({
  note: text(1, 500).optional().meta({ description: "Why, for the timeline.", example: "Ordered twice" }),
});

export const InstructionParams = PaymentParams.extend({
  provider: z.string().meta({ description: "The installed service that collects.", example: "simulator" }),
  method: z.string().meta({ description: "How it collects.", example: "card" }),
});

/** What a payer picks on the checkout; the value is the `id` of a payment method. */
export const SelectMethod = z.strictObject({
  method: z
    .string()
    .max(120, "At most 120 characters.")
    .meta({ title: "How do you want to pay?", example: "simulator.card" }),
});
export type SelectMethod = z.output<typeof SelectMethod>;

export const SelectedMethod = z
  .object({
    data: z.object({
      status: z
        .enum(["requires_action", "processing", "succeeded", "failed"])
        .meta({ description: "How the attempt stands." }),
      redirectUrl: z.string().meta({
        description: "Where to send the payer now; the checkout itself when it says what to do.",
        example: "https://provider.example.com/pay/1",
      }),
      code: z.string().nullable().meta({ description: "Why the attempt was declined.", example: null }),
    }),
  })
  .meta({ id: "SelectedPaymentMethod" });
export type SelectedMethod = z.output<typeof SelectedMethod>["data"];

/** As much as a payer's browser needs to know whether to look again. */
export const CheckoutStatus = z
  .object({
    data: z.object({
      id: PaymentId,
      status: PaymentStatus,
      lastErrorCode: z.string().nullable().meta({ example: null }),
      expiresAt: Instant,
      updatedAt: Instant,
    }),
  })
  .meta({ id: "CheckoutStatus" });
