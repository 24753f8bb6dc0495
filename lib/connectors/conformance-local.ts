import type { Environment } from "@/lib/kit/zod";

/** One request as it reached the local stand-in of a provider. `origin` is the one the connector meant to call. */
export type LocalRequest = {
  origin: string;
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: string;
};

/** An object is sent as JSON, a text under `type`. */
export type LocalAnswer = { status?: number; type?: string; body: string | object };

/** A message the provider posts to our callback address. */
export type LocalCallback = { headers: Record<string, string>; body: string };

export type LocalPayer = {
  redirectUrl: string;
  outcome: "pays" | "is declined" | "walks away";
};

/**
 * A provider as its own description tells of it, with state: it checks keys, shapes and idempotency like the real one and
 * refuses what the real one refuses. Served over real HTTP by the tests.
 */
export type LocalProvider = {
  /** What a merchant would type into the form, in a sandbox. */
  settings: Record<string, unknown>;
  environment?: Environment;
  /** A sum it takes, in minor units. */
  money: { amount: bigint; currency: string };
  /** The method to pick. */
  method: string;
  answer(request: LocalRequest): LocalAnswer | Promise<LocalAnswer>;
  /** The payer at the provider's page: what it comes to, and what the provider then posts to `callbackUrl`, in this order. */
  pay(payer: LocalPayer): { callbacks: LocalCallback[] } | Promise<{ callbacks: LocalCallback[] }>;
  /** What the provider posts once we have taken the last step (capture); only for connectors with `complete`. */
  completionCallbacks?(): LocalCallback[];
  /** What the provider posts about a refund we asked for; none for those that say it in the answer. */
  refundCallbacks?(providerRefundId: string): LocalCallback[];
  /** How many charges were really taken and given back, so that a double effect shows. */
  books(): { taken: number; refunded: number };
};

/** What `local-provider.ts` of a connector's folder exports as `createLocalProvider`. */
export type CreateLocalProvider = () => LocalProvider;
