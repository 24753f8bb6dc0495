import type { z } from "zod";
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
  /** How this surface names a call, when its answers promise another form than ours. */
  newRequestId?(): string;
  /** The shape of what `fail` writes, for the documents; `Problem` when left out. */
  failure?: z.ZodType;
};

/** A published API that credentials of these kinds open: a merchant's, or an affiliate's when it is for those. */
export type BearerSurface = Common & { accepts: readonly CredentialKind[]; forAffiliates?: boolean };

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

/** A brand's own interface for its CRM vendor, at the brand's own hosts (S0-11, S0-17). */
export const crmApi = {
  title: "CRM",
  accepts: ["access_token", "api_key"],
  fail: problemJson,
} as const satisfies BearerSurface;

/** A merchant's payment applications, for programs that work in the dashboard's place; a client token is refused (S1-4, S1-8). */
export const applicationsApi = {
  title: "Payment applications",
  accepts: ["oauth_grant", "api_key"],
  fail: problemJson,
} as const satisfies BearerSurface;

/**
 * The same, where it is only read: a merchant's pair speaks for its whole account, and its server must learn which Client IDs
 * there are. Changes stay with those who answer for one company, and what a pair made would outlive it.
 */
export const applicationsReadApi = {
  ...applicationsApi,
  accepts: [...applicationsApi.accepts, "merchant_credential"],
} as const satisfies BearerSurface;

/** A merchant's gateways, by the API key that decides their company and environment (S3-10, S3-12). */
export const gatewaysApi = {
  title: "Gateways",
  accepts: ["api_key"],
  fail: problemJson,
} as const satisfies BearerSurface;
