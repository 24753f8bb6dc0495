import type { Money } from "@/lib/kit/money";
import type { Environment } from "@/lib/kit/zod";

/** `pending` waits for the payer, `processing` for the provider. */
export type ProviderStatus = "pending" | "processing" | "succeeded" | "failed" | "canceled";

/** `soft` may work again, `hard` never will, `error` is about the request and not about the payer. */
export type Decline = { class: "soft" | "hard" | "error"; code: string; rawCode: string };

type Said = {
  /** The same for the same fact, however often and whichever way it is told. */
  id: string;
  /** Which environment the provider says this is about; left out when it doesn't say. */
  environment?: Environment;
};

/** What a provider says about one charge of ours, in our words. */
export type ChargeEvent = Said & {
  kind: "charge";
  /** Ours, when the message has it; else the charge is found by `providerId`. */
  reference: string | null;
  providerId: string;
  status: ProviderStatus;
  /** What was asked for. It must be the very amount of our attempt. */
  money: Money;
  /** What really came, where a payer can pay less or more (crypto); left out when it is `money`. */
  received?: Money;
  /** Null while the provider has not said it. */
  fee: Money | null;
  decline?: Decline;
  /** Where the payer finishes, when the provider tells it again. */
  redirectUrl?: string | null;
};

export type RefundStatus = "pending" | "succeeded" | "failed";

/** Money given back on a charge of ours, by us or at the provider's own desk. */
export type RefundEvent = Said & {
  kind: "refund";
  /** The charge's reference and id, as far as the message has them. One is there. */
  reference: string | null;
  providerId: string | null;
  /** Ours, when we asked for it. */
  refundReference: string | null;
  providerRefundId: string;
  status: RefundStatus;
  money: Money;
};

/** Money a payer's bank takes back. `lost` is final; `won` gives it back to us. */
export type DisputeEvent = Said & {
  kind: "dispute";
  reference: string | null;
  providerId: string;
  disputeId: string;
  status: "opened" | "won" | "lost";
  money: Money;
};

/** Money that came without a payment of ours (PayPal IPN): it tops up the customer who pays from this address. */
export type TransferEvent = Said & {
  kind: "transfer";
  /** False when the provider was not asked whether it sent this: then it is only written down, and never credited. */
  isVerified: boolean;
  /** The provider's transaction; for a refund or reversal, the original one. */
  providerId: string;
  /** The provider's word for how it was sent, such as `send_money`. */
  type: string;
  status: "pending" | "succeeded" | "failed" | "refunded" | "reversed" | "restored";
  payerEmail: string | null;
  payerName: string | null;
  /** Whose account got it, lower case. */
  receivers: readonly string[];
  money: Money;
  fee: Money | null;
};

export type ProviderEvent = ChargeEvent | RefundEvent | DisputeEvent | TransferEvent;
