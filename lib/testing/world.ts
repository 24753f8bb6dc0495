import type { Pool } from "@/db/client";
import type { CredentialKind } from "@/db/schema/credentials";
import { createApplication } from "@/lib/applications";
import { CreateApplication } from "@/lib/applications/schema";
import type { Ctx } from "@/lib/context";
import { callerOf, createClientToken } from "@/lib/credentials";
import { CreateClientToken } from "@/lib/credentials/schema";
import { createCheckout } from "@/lib/payments";
import { CreateCheckout } from "@/lib/payments/schema";
import { twoTenants } from "./ctx-for";

/** An application of `ctx`'s company, with the fields a test cares about. */
export const application = (ctx: Ctx, over: object = {}) =>
  createApplication(ctx, CreateApplication.parse({ name: "Shop", ...over }));

/** A client token for an application; every scope unless the test says otherwise. */
export const clientToken = (ctx: Ctx, applicationId: string, over: object = {}) =>
  createClientToken(ctx, CreateClientToken.parse({ applicationId, label: "Server", scopes: ["*"], ...over }));

type Call = {
  scope?: string | null;
  ip?: string | null;
  host?: string;
  now?: Date;
  accepts?: readonly CredentialKind[];
  forAffiliates?: boolean;
};

/** A call with this secret as its bearer. */
export const callerWith = (
  pool: Pool,
  secret: string,
  {
    scope = "payments.create",
    ip = "203.0.113.7",
    host = "localhost",
    accepts = ["client_token"],
    now,
    ...rest
  }: Call = {},
) =>
  callerOf({
    authorization: `Bearer ${secret}`,
    ...rest,
    accepts,
    scope,
    ip,
    host,
    now: now ?? new Date(),
    requestId: "req_test",
    pool,
  });

/** The body of a checkout, valid unless the test bends it. */
export const checkoutBody = (clientId: string, over: object = {}) =>
  CreateCheckout.parse({
    amount: 10000,
    currencyCode: "USD",
    reference: "ORDER-1",
    referenceLabel: "Order 1",
    clientId,
    ...over,
  });

/** Two tenants, an application and a token of the first, and a way to make checkouts with it. */
export async function world(pool: Pool, over: Parameters<typeof twoTenants>[1] = {}) {
  const places = await twoTenants(pool, over);
  const app = await application(places.here);
  const token = await clientToken(places.here, app.id);
  const checkout = (over: object = {}, idempotencyKey: string | null = null, call: Call = {}) =>
    createCheckout(callerWith(pool, token.secret, call), { body: checkoutBody(app.clientId, over), idempotencyKey });
  return { ...places, app, token, checkout };
}
