import type { z } from "zod";
import type { Money } from "@/lib/kit/money";
import type { Environment } from "@/lib/kit/zod";
import type { BookEntry, Booked, BookSession, BookStatus, BookTokens, Organisation } from "./books";
import type { ProviderRejected } from "./errors";
import type { ChargeEvent, Decline, ProviderEvent, TransferEvent } from "./events";

export type { BookEntry, Booked, BookSession, BookStatus, BookTokens, Organisation } from "./books";
export { ProviderNotProcessed, ProviderRejected, ProviderUnknown } from "./errors";
export type * from "./events";

/** A callback exactly as it came: signatures are over bytes. `at` is when it came, so that a late look at it judges the same. */
export type Delivery = { raw: Uint8Array; headers: Headers; at: Date; environment: Environment };

/** `ask` is for what can't be told from the bytes (PayPal, scripts): the job finds out with `confirm`. */
export type Verdict = "genuine" | "forged" | "ask";

export type HttpInit = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as a form; one of `body`, `form` and `text`. */
  form?: Record<string, string>;
  /** Sent as it is, under this content type. */
  text?: { type: string; content: string };
  headers?: Record<string, string>;
  /** Another of the connector's origins, by its name in `otherOrigins`. */
  at?: string;
  /** Gives the very text of the answer, for a connector that must not lose a digit of a number. */
  answer?: "text";
  /** For long polls; never more than 75 seconds. */
  timeoutMs?: number;
};

/**
 * The only way out of the building: allowed hosts, time limit, one safe retry and a masked log come with it. Gives the
 * parsed JSON, or the text of an answer that is none, and knows the `environment` it leads to. Throws ProviderRejected,
 * ProviderNotProcessed or ProviderUnknown.
 */
export type Http = { (path: string, init?: HttpInit): Promise<unknown>; readonly environment?: Environment };

/** How a method asks the payer to pay. Only `redirect` needs no further facts than the address. */
export type InstructionType = "redirect" | "address" | "bank_transfer" | "voucher" | "qr";

export type PaymentMethodSpec = { id: string; title: string; description: string; type: InstructionType };

/** One thing the payer needs to know, such as an account number. */
export type InstructionField = { label: string; value: string };

/** What a provider is asked to collect. `reference` is ours, and asking twice for one reference must find the first. */
export type Start = {
  reference: string;
  method: string;
  label: string;
  /** All the payer pays, surcharge included. */
  money: Money;
  /** Where the payer comes back to, paid or not. */
  returnUrl: string;
  callbackUrl: string;
  /** Our own page that shows `embed`, for providers without a page: give it back as `redirectUrl`. */
  embedUrl: string;
  payer: { name: string | null; email: string | null };
  expiresAt: Date;
  /** For providers whose pages have another host in each; what is called is settled by `origin`. */
  environment: Environment;
};

export type Started = { providerId: string; redirectUrl: string | null };

/** A charge as we can name it: `providerId` is null when the answer of the start call was lost. */
export type ChargeName = { providerId: string | null; reference: string };
export type KnownCharge = ChargeName & { providerId: string };

/** `refundReference` is ours and the provider's idempotency key where it has one. */
export type Refund = KnownCharge & { money: Money; refundReference: string; reason: string };
export type Refunded = { providerId: string; status: "pending" | "succeeded" | "failed" };

export type EmbedAsk = { redirectUrl: string | null; returnUrl: string; environment: Environment };

/** A provider's own script in a page of ours: its hosts for the page's policy, and what the page holds. */
export type Embed = {
  /** Origins the page may load scripts, frames and connections from. */
  origins: readonly string[];
  /** Address of the provider's script, at one of the origins. */
  script: string;
  /** Attributes of the script element beside `src` and `nonce`. */
  attributes?: Record<string, string>;
  /** HTML of the place where the provider draws; made by the connector, with every foreign value escaped. */
  html: string;
  /** Runs after the script has loaded. `returnUrl` is within reach as a constant. */
  start?: string;
};

/** The origin of a way to pay that calls nobody: people carry the word, and one of them confirms what came. */
export const OFFLINE_ORIGIN = "offline:";

/** Scheme and host of one environment: null where the provider has none, a pattern where the settings name the host. */
export type Origin = string | null | RegExp;
export type Origins = { production: Origin; sandbox: Origin };

export const CATEGORIES = ["Payment Gateway", "Security", "Development", "Accounting"] as const;
export type Category = (typeof CATEGORIES)[number];

/** What the catalogue, the form and the only way out need to know of any connector. */
type Described<S extends z.ZodType> = {
  id: string;
  name: string;
  /** One line on the card. */
  summary: string;
  category: Category;
  docsUrl: string;
  /** Where the payer's or operator's keys come from, as steps in words. */
  guide: readonly string[];
  /** Said honestly on card and form, such as what could not be confirmed. */
  caution?: string;
  /** True while the card only announces it, such as before the operator has registered with the provider. */
  comingSoon?(): boolean;
  origin: Origins;
  otherOrigins?: Readonly<Record<string, Origins>>;
  /** The origin these settings name; needed when an origin is a pattern. */
  originOf?(settings: z.output<S>, environment: Environment): string;
  /** Further origins these settings name, by name. Each must fit the pattern of its environment. */
  moreOriginsOf?(settings: z.output<S>, environment: Environment): Record<string, string>;
  /** The fields of the form, in order. Secrets are `secretText`. What depends on the environment is in `judge`. */
  settings: S;
  /** Its settings name a merchant's script, whose text is put beside them. */
  runsScripts?: true;
  /** What is wrong with these settings in this environment, by field: a live key in a sandbox, for one. */
  judge?(settings: z.output<S>, environment: Environment): Record<string, string[]>;
  authorize(settings: z.output<S>): Record<string, string>;
  /** The Test button: throws when these settings do not open the account. */
  test(http: Http, settings: z.output<S>): Promise<void>;
};

export type PaymentConnector<S extends z.ZodType = z.ZodType> = Described<S> & {
  kind: "payment";
  /** No currencies means every currency. `mode`: the form asks Test or Live; else the place decides. */
  options: { mode: boolean; currencies: readonly string[]; surcharge: boolean; deductFees: boolean };
  /** Smallest and largest amounts the provider takes, in minor units, where it says so. */
  limits?: Readonly<Record<string, { min?: bigint; max?: bigint }>>;
  /** None for connectors that only report money (PayPal IPN). */
  methods: readonly PaymentMethodSpec[];
  /** The methods of one installation, where they depend on its settings. */
  methodsOf?(settings: z.output<S>): readonly PaymentMethodSpec[];
  start(http: Http, order: Start, settings: z.output<S>): Promise<Started>;
  /**
   * Looks a charge up, by our reference when there is no provider id. Null: the provider knows of none. Changes nothing there.
   * `money` is what was asked for, for providers that name no amount while nobody has paid; it proves nothing.
   */
  fetch(http: Http, charge: ChargeName & { money: Money }, settings: z.output<S>): Promise<ChargeEvent | null>;
  /** False for a provider that tells by callbacks alone: `fetch` is never asked about a started charge, and what it last told stands. */
  looksUp?: false;
  /** False for a provider that never says what it keeps; the others are asked again about a success without a fee. */
  tellsFees?: false;
  /** Takes the last step when the payer has agreed (capture), and says how the charge stands. Safe to repeat. */
  complete?(http: Http, charge: KnownCharge & { money: Money }, settings: z.output<S>): Promise<ChargeEvent | null>;
  /** `redirectUrl` is the one `start` gave. */
  embed?(charge: KnownCharge & EmbedAsk, settings: z.output<S>): Embed;
  /** What the payer needs to know; asked only for methods whose type is not `redirect`. */
  instructions?(http: Http, charge: Started & ChargeName, settings: z.output<S>): Promise<InstructionField[]>;
  /** Closes a charge nobody has paid, and says how it stands now. */
  cancel?(http: Http, charge: KnownCharge, settings: z.output<S>): Promise<ChargeEvent>;
  refund?(http: Http, refund: Refund, settings: z.output<S>): Promise<Refunded>;
  /** Instead of `refund`: the merchant's own people give money back, and one of them says when it went out. */
  refundsByHand?: true;
  /** Looks a refund up by our reference after an answer was lost. Null: there is none, so it may be sent again. Without it a person checks. */
  fetchRefund?(
    http: Http,
    refund: Refund & { providerRefundId: string | null },
    settings: z.output<S>,
  ): Promise<Refunded | null>;
  /** Why money that came without a payment of ours must not be credited here, as a code; null when it may be. */
  accepts?(event: TransferEvent, settings: z.output<S>): string | null;
  /** What a refusal of `start` means in our words; without it every refusal is an error of the request. */
  declineOf?(rejected: ProviderRejected): Decline;
  callback: {
    /** False for a provider that never calls: its charges are looked up until they end. */
    exists: boolean;
    /** What the provider calls the address; then it stands first in the form, to be copied there. */
    title?: string;
    verify(delivery: Delivery, settings: z.output<S>): Verdict;
    /** Finds out about an `ask`. Throws what http throws when the provider doesn't say; then it is asked again. */
    confirm?(http: Http, delivery: Delivery, settings: z.output<S>): Promise<boolean>;
    /** `http` is for messages that don't name the charge, such as a dispute's. What http throws makes the job try again. */
    read(delivery: Delivery, settings: z.output<S>, http: Http): ProviderEvent[] | Promise<ProviderEvent[]>;
  };
};

/** What came of asking a person. `enrollUrl` is where they set their telephone up. */
export type FactorVerdict =
  | { result: "allow" }
  | { result: "waiting" }
  | { result: "deny"; why: "denied" | "timeout" | "fraud" | "enroll" | "mismatch"; enrollUrl?: string };

/** Who is asked, and from where they came. */
export type FactorAsk = { username: string; ip: string | null };

/** The one question a redirect stands for. `state` and `nonce` are ours, random and good for one answer. */
export type FactorTrip = { username: string; state: string; nonce: string; returnUrl: string; now: Date };

/**
 * A second factor at sign-in. Who must be asked and what an answer opens is decided in lib/session; here is how the provider
 * asks. Calls throw what http throws when the provider can't be used.
 */
export type FactorConnector<S extends z.ZodType = z.ZodType> = Described<S> & {
  kind: "factor";
  /** Whether these settings send the person to the provider's page or something to their telephone. */
  flowOf(settings: z.output<S>): "redirect" | "push";
  /** The provider's page for this trip. */
  redirectUrl(trip: FactorTrip, settings: z.output<S>): string;
  /** What the provider says about the code the person came back with; of a code used twice, `mismatch`. */
  redeem(http: Http, trip: FactorTrip & { code: string }, settings: z.output<S>): Promise<FactorVerdict>;
  /** Sends a question to the person's telephone, or says why there is none to ask. */
  push(http: Http, ask: FactorAsk, settings: z.output<S>): Promise<FactorVerdict | { asked: string }>;
  /** Waits up to a minute for the answer to a question. */
  answerOf(http: Http, asked: string, settings: z.output<S>): Promise<FactorVerdict>;
};

/** A set of books that payments are told to. Whoever owns them lets us in at the provider's own page. */
export type AccountingConnector<S extends z.ZodType = z.ZodType> = Described<S> & {
  kind: "accounting";
  /** Where to send the person who lets us in. `challenge` is the S256 of a verifier that `exchange` shows. */
  authorizeUrl(request: { redirectUri: string; state: string; challenge: string }): string;
  exchange(http: Http, given: { code: string; verifier: string; redirectUri: string }): Promise<BookTokens>;
  refresh(http: Http, refreshToken: string): Promise<BookTokens>;
  organisations(http: Http, access: string): Promise<Organisation[]>;
  disconnect(http: Http, access: string, connectionId: string): Promise<void>;
  /** Writes an entry; what was written before under its reference stays one. */
  book(http: Http, session: BookSession, entry: BookEntry, settings: z.output<S>): Promise<Booked>;
  statusOf(http: Http, session: BookSession, booked: Booked): Promise<BookStatus>;
  callback: Omit<PaymentConnector<S>["callback"], "read" | "confirm">;
};

export type Connector = PaymentConnector | FactorConnector | AccountingConnector;

/** Types a connector's functions by its own settings, and hands it out as one that any settings parsed by its schema fit. */
export function definePaymentConnector<S extends z.ZodType>(connector: PaymentConnector<S>): PaymentConnector {
  return connector;
}

/** The same for a second factor. */
export function defineFactorConnector<S extends z.ZodType>(connector: FactorConnector<S>): FactorConnector {
  return connector;
}

/** The same for accounting. */
export function defineAccountingConnector<S extends z.ZodType>(connector: AccountingConnector<S>): AccountingConnector {
  return connector;
}
