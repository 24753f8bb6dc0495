import type { CredentialKind } from "@/db/schema/credentials";
import type { Ctx } from "@/lib/context";
import type { ApiRequest, Params, Reply } from "./call";
import type { Failure } from "./failure";
import { problemJson } from "./problem";

/** What a surface without bearers is told about a call. */
export type Arrival = { request: ApiRequest; params: Params; requestId: string; now: Date; ip: string | null };

type Common = {
  title: string;
  /** How this surface says no. */
  fail(failure: Failure, requestId: string): Reply;
};

/** A published API that credentials of these kinds open. */
export type BearerSurface = Common & { accepts: readonly CredentialKind[] };

/** A published API that something else opens: it makes its own context, and `signedBy` are the query's keys that do so. */
export type OpenSurface = Common & { enter(arrival: Arrival): Promise<Ctx>; signedBy: readonly string[] };

/** One published API: what opens it, and how it says no. */
export type Surface = BearerSurface | OpenSurface;

/** Payments and their checkouts, for a shop's server (S1-4 to S1-8). */
export const paymentsApi = {
  title: "Payments",
  accepts: ["client_token", "api_key", "oauth_grant", "merchant_credential"],
  fail: problemJson,
} as const satisfies BearerSurface;
