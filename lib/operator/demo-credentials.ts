import type { Ctx } from "@/lib/context";
import {
  createAccessToken,
  createApiKey,
  createClientToken,
  createMerchantCredential,
  createTenantCredential,
  mintBearer,
} from "@/lib/credentials";
import {
  CreateAccessToken,
  CreateApiKey,
  CreateClientToken,
  CreateMerchantCredential,
  CreateTenantCredential,
  scopesFor,
} from "@/lib/credentials/schema";
import { addSeconds, DAY, dayIn } from "@/lib/kit/time";
import type { DemoPlace } from "./demo-file";

const DAYS = 30;

type Issued = {
  kind: string;
  id: string;
  secret: string;
  hint: string;
  environment: string;
  scopes: string[];
  allowedIps: string[];
  expiresAt: Date | null;
};

const told = ({ kind, id, secret, hint, environment, scopes, allowedIps, expiresAt }: Issued) => ({
  kind,
  id,
  secret,
  hint,
  environment,
  scopes,
  allowedIps,
  expiresAt: expiresAt?.toISOString() ?? null,
});

const monthFrom = ({ now }: Ctx) => addSeconds(now, DAYS * DAY);

/** One of every kind a merchant can hold: client tokens first, with every scope and with one. */
export async function merchantCredentials(ctx: Ctx, place: DemoPlace) {
  return [
    await clientToken(ctx, place, "*"),
    await clientToken(ctx, place, "payments.create"),
    await accessToken(ctx),
    await apiKey(ctx),
    await pair(ctx, await createTenantCredential(ctx, CreateTenantCredential.parse(pairOrder(ctx)))),
  ];
}

/** What the affiliate calls its own interface with, and a pair it made for its merchant. */
export async function affiliateCredentials(ctx: Ctx, merchantId: string) {
  const made = CreateMerchantCredential.parse({ ...pairOrder(ctx), merchantId });
  return [
    await pair(ctx, await createTenantCredential(ctx, CreateTenantCredential.parse(pairOrder(ctx)))),
    await apiKey(ctx),
    { ...(await pair(ctx, await createMerchantCredential(ctx, made))), merchantTenantId: merchantId },
  ];
}

async function clientToken(ctx: Ctx, { applicationId, clientId }: DemoPlace, scope: string) {
  const expiresAt = monthFrom(ctx).toISOString();
  const order = { applicationId, label: `Demo, ${scope}`, scopes: [scope], expiresAt };
  return { ...told(await createClientToken(ctx, CreateClientToken.parse(order))), applicationId, clientId };
}

/** It must name addresses; a demo does not know where it will be called from. */
async function accessToken(ctx: Ctx) {
  const order = CreateAccessToken.parse({
    name: "Demo CRM",
    permissions: scopesFor("access_token").map(({ value }) => value),
    allowedIps: ["0.0.0.0/0", "::/0"],
    confirmEverywhere: true,
    expiration: dayIn(monthFrom(ctx)),
  });
  return { ...told(await createAccessToken(ctx, order)), companyId: ctx.companyId };
}

async function apiKey(ctx: Ctx) {
  const { companyId, environment } = ctx;
  const order = { name: "Demo", companyId, environment, expiresAt: monthFrom(ctx).toISOString() };
  return { ...told(await createApiKey(ctx, CreateApiKey.parse(order))), companyId };
}

const pairOrder = (ctx: Ctx) => ({ name: "Demo", expiresAt: monthFrom(ctx).toISOString() });

/** A pair, and the bearer of one hour that the token endpoint gives for it. */
async function pair({ pool, now }: Ctx, issued: Issued & { clientId: string }) {
  const { clientId, secret } = issued;
  const minted = await mintBearer({ clientId, secret, scopes: null, ip: null, host: "", now, pool });
  return { ...told(issued), clientId, accessToken: minted.kind === "minted" ? minted.accessToken : null };
}
