import { z } from "zod";
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
export const PaymentStatus = z.enum(PAYMENT_STATUS).meta({ description: "Where the payment stands." });

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The public Client ID of a payment application; says so when it was given the other kind (T1). */
export const ClientId = z
  .string()
  .superRefine((value, { addIssue }) => {
    if (/^[a-z0-9]{32}$/.test(value)) return;
    const message = UUID.test(value)
      ? "is the client ID of a merchant credential; this field takes the 32-character Client ID of a payment application"
      : "must be the 32-character Client ID of a payment application";
    addIssue({ code: "custom", message });
  })
  .meta({ description: "Public Client ID of the payment application.", example: "k3v9x0q2m8w1z7b5n4c6d3f8g2h1j0ka" });

export const CreateCheckout = z
  .strictObject({
    amount: MinorAmount.meta({ description: "Integer in the currency's smallest unit.", example: 10000 }),
    currencyCode: CurrencyCode.meta({ example: "USD" }),
    reference: text(1, 255).meta({ description: "Your own number for this sale.", example: "ORDER-1001" }),
    referenceLabel: text(1, 255).meta({ description: "What the payer sees.", example: "Order 1001" }),
    clientId: ClientId.optional(),
    siteId: ClientId.optional().meta({ description: "The older name of clientId." }),
    redirectUrl: HttpUrl.optional().meta({ description: "Where the payer goes afterwards." }),
    expiresAt: Instant.optional().meta({ description: "When the checkout closes; one year from now when left out." }),
    metadata: Metadata.optional().meta({ description: "Your own keys and values, given back unchanged." }),
    productId: text(1, 255).optional(),
    blockchainSlug: text(1, 64).optional(),
    settlementCurrencyCode: CurrencyCode.optional(),
  })
  .superRefine(({ clientId, siteId }, { addIssue }) => {
    if (!clientId && !siteId) addIssue({ code: "custom", path: ["clientId"], message: "is required" });
    if (clientId && siteId && clientId !== siteId) {
      addIssue({ code: "custom", path: ["siteId"], message: "is another name of clientId and must be the same" });
    }
  })
  .meta({ id: "CreateCheckout" });
export type CreateCheckout = z.output<typeof CreateCheckout>;

const Amount = z.number().int();

export const Checkout = z
  .object({
    data: z.object({
      id: z.string(),
      status: PaymentStatus,
      checkoutUrl: z.string().meta({ description: "Signed and expiring; send the payer there." }),
      amount: Amount,
      currencyCode: z.string(),
      reference: z.string(),
      expiresAt: Instant,
      createdAt: Instant,
    }),
  })
  .meta({ id: "Checkout" });

export const Payment = z
  .object({
    id: z.string(),
    status: PaymentStatus,
    environment: z.enum(["production", "sandbox"]),
    clientId: z.string(),
    amount: Amount,
    amountReceived: Amount,
    amountRefunded: Amount,
    surcharge: Amount,
    providerFee: Amount.nullable(),
    currencyCode: z.string(),
    settlementCurrencyCode: z.string().nullable(),
    reference: z.string(),
    referenceLabel: z.string(),
    lastErrorCode: z.string().nullable().meta({ description: "Why the last attempt was declined." }),
    redirectUrl: z.string().nullable(),
    productId: z.string().nullable(),
    blockchainSlug: z.string().nullable(),
    metadata: z.record(z.string(), z.string()),
    expiresAt: Instant,
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "Payment" });
export type Payment = z.output<typeof Payment>;
export const PaymentAnswer = z.object({ data: Payment });

const PAYMENT_ID = /^pay_[0-9a-f]{32}$/;
/** Anything that can't be a payment's id is simply not found, never a validation error. */
export const PaymentParams = z.object({ id: z.string() });
export const isPaymentId = (id: string): boolean => PAYMENT_ID.test(id);

export const ListPayments = z.strictObject({
  status: PaymentStatus.optional(),
  reference: z.string().trim().min(1).max(255).optional().meta({ description: "References that start with this." }),
  currencyCode: CurrencyCode.optional(),
  clientId: ClientId.optional(),
  createdFrom: Instant.optional(),
  createdBefore: Instant.optional(),
  cursor: z.string().max(200).optional().meta({ description: "`nextCursor` of the answer before." }),
  limit: PageLimit,
});
export type ListPayments = z.output<typeof ListPayments>;

export const PaymentList = z
  .object({ data: z.array(Payment), nextCursor: z.string().nullable() })
  .meta({ id: "PaymentList" });

export const PaymentMethod = z
  .object({
    id: z.string().meta({ description: "What to choose it by: provider and method.", example: "simulator.card" }),
    provider: z.string().meta({ description: "Id of the service that collects.", example: "simulator" }),
    method: z.string().meta({ example: "card" }),
    title: z.string(),
    description: z.string(),
  })
  .meta({ id: "PaymentMethod" });
export const PaymentMethods = z.object({ data: z.array(PaymentMethod) });

export const Instructions = z
  .object({
    data: z.object({
      type: z.enum(["redirect", "address", "bank_transfer", "voucher", "qr"]),
      fields: z.array(z.object({ label: z.string(), value: z.string() })),
      amount: Amount,
      currencyCode: z.string(),
      redirectUrl: z.string().nullable(),
      expiresAt: Instant,
    }),
  })
  .meta({ id: "PaymentInstructions" });
export type Instructions = z.output<typeof Instructions>["data"];

export const CancelPayment = z.strictObject({ note: text(1, 500).optional() });

export const InstructionParams = PaymentParams.extend({ provider: z.string(), method: z.string() });

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
      redirectUrl: z
        .string()
        .meta({ description: "Where to send the payer now; the checkout itself when it says what to do." }),
      code: z.string().nullable().meta({ description: "Why the attempt was declined." }),
    }),
  })
  .meta({ id: "SelectedPaymentMethod" });
export type SelectedMethod = z.output<typeof SelectedMethod>["data"];

/** As much as a payer's browser needs to know whether to look again. */
export const CheckoutStatus = z
  .object({
    data: z.object({
      id: z.string(),
      status: PaymentStatus,
      lastErrorCode: z.string().nullable(),
      expiresAt: Instant,
      updatedAt: Instant,
    }),
  })
  .meta({ id: "CheckoutStatus" });
