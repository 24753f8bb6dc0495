import type { z } from "zod";
import type { Money } from "@/lib/kit/money";

/** A callback exactly as it came. Signatures are over bytes, not over what we parsed. */
export type Delivery = { raw: Uint8Array; headers: Headers };

/** `ask` is for providers that do not sign (PayPal IPN): the job asks them whether they sent it. */
export type Verdict = "genuine" | "forged" | "ask";

export type HttpInit = {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as a form; either this or `body`. */
  form?: Record<string, string>;
  headers?: Record<string, string>;
};

/**
 * The only way out of the building: allowed hosts, time limit, one safe retry and a masked log come with it. Gives the
 * parsed JSON, or the text of an answer that is none. Throws ProviderRejected, ProviderNotProcessed or ProviderUnknown.
 */
export type Http = (path: string, init?: HttpInit) => Promise<unknown>;

/** How a method asks the payer to pay (model D5). Only `redirect` needs no further facts than the address. */
export type InstructionType = "redirect" | "address" | "bank_transfer" | "voucher" | "qr";

export type PaymentMethodSpec = { id: string; title: string; description: string; type: InstructionType };

/** One thing the payer needs to know, such as an account number. */
export type InstructionField = { label: string; value: string };

/** What a provider is asked to collect. `reference` is ours, and asking twice for one reference must find the first. */
export type Start = {
  reference: string;
  method: string;
  label: string;
  money: Money;
  returnUrl: string;
  callbackUrl: string;
};

export type Started = { providerId: string; redirectUrl: string | null };

/** A charge as we can name it: `providerId` is null when the answer of the start call was lost. */
export type ChargeName = { providerId: string | null; reference: string };

/** `pending` waits for the payer, `processing` for the provider. */
export type ProviderStatus = "pending" | "processing" | "succeeded" | "failed" | "canceled";

/** `soft` may work again, `hard` never will, `error` is about the request and not about the payer. */
export type Decline = { class: "soft" | "hard" | "error"; code: string; rawCode: string };

/** What a provider says about one charge, in our words. */
export type ProviderEvent = {
  /** The same for the same fact, however often and whichever way it is told. */
  id: string;
  reference: string;
  providerId: string;
  status: ProviderStatus;
  money: Money;
  fee: Money | null;
  decline?: Decline;
  /** Where the payer finishes, when the provider tells it again. */
  redirectUrl?: string | null;
};

export type Refund = ChargeName & { money: Money; refundReference: string };

export type PaymentConnector<S extends z.ZodType = z.ZodType> = {
  kind: "payment";
  id: string;
  name: string;
  summary: string;
  docsUrl: string;
  /** Scheme and host of each environment; null where the provider has none. Constants, never settings. */
  origin: { production: string | null; sandbox: string | null };
  settings: S;
  /** No currencies means every currency. */
  options: { currencies: readonly string[]; surcharge?: boolean; deductFees?: boolean };
  methods: readonly PaymentMethodSpec[];
  authorize(settings: z.output<S>): Record<string, string>;
  /** The Test button: throws when these settings do not open the account. */
  test(http: Http, settings: z.output<S>): Promise<void>;
  start(http: Http, order: Start, settings: z.output<S>): Promise<Started>;
  /** Looks a charge up, by our reference when there is no provider id. Null: the provider knows of none. */
  fetch(http: Http, charge: ChargeName, settings: z.output<S>): Promise<ProviderEvent | null>;
  /** What the payer needs to know; asked only for methods whose type is not `redirect`. */
  instructions?(http: Http, charge: Started & ChargeName, settings: z.output<S>): Promise<InstructionField[]>;
  /** Closes a charge nobody has paid, and says how it stands now. */
  cancel?(http: Http, charge: ChargeName & { providerId: string }, settings: z.output<S>): Promise<ProviderEvent>;
  refund?(http: Http, refund: Refund & { providerId: string }, settings: z.output<S>): Promise<{ providerId: string }>;
  /** What a refusal of `start` means in our words; without it every refusal is an error of the request. */
  declineOf?(rejected: ProviderRejected): Decline;
  callback: {
    verify(delivery: Delivery, settings: z.output<S>): Verdict;
    confirm?(http: Http, delivery: Delivery): Promise<boolean>;
    read(delivery: Delivery, settings: z.output<S>): ProviderEvent[];
  };
};

/** Types a connector's functions by its own settings, and hands it out as one that any settings parsed by its schema fit. */
export function definePaymentConnector<S extends z.ZodType>(connector: PaymentConnector<S>): PaymentConnector {
  return connector;
}

/** The provider understood the request and refused it: final, nothing was collected. */
export class ProviderRejected extends Error {
  override readonly name = "ProviderRejected";
  readonly #answer: unknown;

  constructor(
    readonly code: string,
    readonly status: number,
    answer: unknown,
  ) {
    super(`The provider refused the request (${code}).`);
    this.#answer = answer;
  }

  /** What the provider answered, for the connector that can read it. A private field, so no log ever copies it. */
  get answer(): unknown {
    return this.#answer;
  }
}

/** The request surely did not run: safe to repeat. */
export class ProviderNotProcessed extends Error {
  override readonly name = "ProviderNotProcessed";

  constructor(readonly why: string) {
    super(`The provider did not take the request (${why}).`);
  }
}

/** The request may have run: look it up by our reference before anything else. A time-out is this, never a failure. */
export class ProviderUnknown extends Error {
  override readonly name = "ProviderUnknown";

  constructor(readonly why: string) {
    super(`The provider's answer is not known (${why}).`);
  }
}
