import { z } from "zod";
import { CurrencyCode, Instant, PageLimit, text } from "@/lib/kit/zod";

const GTW = "int_4fJ8sQ2mXv7LkP0aZtR9bWc3HdYe6NuG";

export const STATUSES = ["Available", "Disabled", "RefundOnly"] as const;
export const CARDS = ["Visa", "MasterCard", "AmericanExpress", "Discover", "DinersClub", "JCB", "UnionPay"] as const;

/** Decimal text, so that nothing is rounded on the way. */
const decimal = (description: string, example: string) =>
  z
    .string()
    .regex(/^\d{1,9}(?:\.\d{1,4})?$/, "A number such as 0.30, without signs or separators.")
    .meta({ description, example });

/** A hundred percent is all there is. */
const isShare = (percent: string) => Number(percent) <= 100;

/** Between those that are to be offered before others and those that are to come after. */
export const USUAL_WEIGHT = 100;

const KEPT = "Kept for you; not used.";

/** What may be changed, without what it is when left out. */
const fields = {
  merchantAccountReferenceId: text(1, 255)
    .nullable()
    .meta({ description: "Your own name for the account at the provider.", example: "MID-0042" }),
  currencyCode: CurrencyCode.nullable().meta({ description: "The account's own currency.", example: "EUR" }),
  status: z.enum(STATUSES).meta({
    description: "`RefundOnly` is offered for no new payment; refunds and what is under way go on.",
    example: "Available",
  }),
  acceptedCurrencyCodes: z
    .array(CurrencyCode)
    .max(200)
    .transform((codes) => [...new Set(codes)].sort())
    .meta({
      description:
        "Empty where the type takes every currency; of a type with several of its own at least one is named.",
      example: ["EUR", "USD"],
    }),
  acceptedCards: z
    .array(z.enum(CARDS))
    .transform((cards) => [...new Set(cards)].sort())
    .meta({ description: `${KEPT} The provider's own page decides.`, example: ["MasterCard", "Visa"] }),
  weight: z.int().min(0).max(1000).meta({
    description:
      "Its methods are offered to payers before those of a lower weight; of equal ones the older comes first.",
    example: USUAL_WEIGHT,
  }),
  acceptRetries: z.boolean().meta({ description: `Whether retries may use it. ${KEPT}`, example: true }),
  cvvRequired: z.boolean().meta({ description: `${KEPT} The provider's own page decides.`, example: false }),
  approvedChargeOrCaptureRateFee: decimal(
    `What the provider keeps of an approved charge, in percent. ${KEPT} What a payment cost is what the provider says.`,
    "2.9",
  ).refine(isShare, "At most 100."),
  approvedChargeOrCaptureFlatFee: decimal(`What it keeps of one besides, in the account's currency. ${KEPT}`, "0.30"),
  otherTransactionFlatFee: decimal(`What it keeps of anything else. ${KEPT}`, "0.10"),
};

const settings = z
  .record(z.string().max(64), z.unknown())
  .meta({ description: "The provider's connection fields. Secret ones are written, and never shown again." });

/** The key decides; a body that names an environment is refused by that name (S3-10). */
const decided = (why: string) => z.never({ error: why }).optional().meta({ description: why });
const BY_KEY = "The API key decides the environment; a body can't name one.";
const byKey = { environment: decided(BY_KEY), mode: decided(BY_KEY) };

export const CreateGateway = z
  .strictObject({
    name: text(1, 80).meta({ description: "Set once.", example: "Main account" }),
    gatewayType: z.string().max(40).meta({ description: "The service: a connector's id.", example: "simulator" }),
    merchantAccountReferenceId: fields.merchantAccountReferenceId.default(null),
    currencyCode: fields.currencyCode.default(null),
    status: fields.status.default("Available"),
    acceptedCurrencyCodes: fields.acceptedCurrencyCodes.optional(),
    acceptedCards: fields.acceptedCards.optional(),
    weight: fields.weight.default(USUAL_WEIGHT),
    acceptRetries: fields.acceptRetries.default(true),
    cvvRequired: fields.cvvRequired.default(false),
    approvedChargeOrCaptureRateFee: fields.approvedChargeOrCaptureRateFee.default("0"),
    approvedChargeOrCaptureFlatFee: fields.approvedChargeOrCaptureFlatFee.default("0"),
    otherTransactionFlatFee: fields.otherTransactionFlatFee.default("0"),
    settings: settings.optional(),
    ...byKey,
  })
  .meta({ id: "CreateGateway" });
export type CreateGateway = z.output<typeof CreateGateway>;

export const UpdateGateway = z
  .strictObject({ ...fields, settings })
  .partial()
  .extend({
    ...byKey,
    name: decided("The name is set once."),
    gatewayType: decided("The type can't be changed. Create another gateway."),
  })
  .meta({ id: "UpdateGateway", description: "What is left out stays as it is; so does a secret that is left empty." });
export type UpdateGateway = z.output<typeof UpdateGateway>;

/** The members that are kept beside the integration, as they are stored. */
export const GatewayFacts = z.object(fields).omit({ status: true, acceptedCurrencyCodes: true }).partial().catch({});
export type GatewayFacts = z.output<typeof GatewayFacts>;

/** How far before others an integration is offered, by the facts kept beside it. */
export const weightOf = (facts: unknown): number => GatewayFacts.parse(facts).weight ?? USUAL_WEIGHT;

export const Gateway = z
  .object({
    id: z.string().meta({ example: GTW }),
    name: z.string().meta({ example: "Main account" }),
    gatewayType: z.string().meta({ example: "simulator" }),
    environment: z.enum(["production", "sandbox"]).meta({ example: "sandbox" }),
    ...fields,
    acceptedCurrencyCodes: z.array(z.string()).meta({ example: ["EUR", "USD"] }),
    acceptedCards: z.array(z.enum(CARDS)).meta({ example: ["MasterCard", "Visa"] }),
    settings: z.record(z.string(), z.unknown()).meta({
      description: "The provider's connection fields without the secret ones, which are written and never shown.",
      example: {},
    }),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "Gateway" });
export type Gateway = z.output<typeof Gateway>;

export const GatewayAnswer = z.object({ data: Gateway });
export const GatewayParams = z.object({
  id: z.string().meta({ description: "Id of the gateway.", example: GTW }),
});
export const ListGateways = z.strictObject({
  cursor: z.string().max(200).optional().meta({ description: "`nextCursor` of the answer before." }),
  limit: PageLimit,
});
export type ListGateways = z.output<typeof ListGateways>;
export const GatewayList = z
  .object({ data: z.array(Gateway), nextCursor: z.string().nullable().meta({ example: null }) })
  .meta({ id: "GatewayList" });
