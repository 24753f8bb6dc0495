import { z } from "zod";
import type { Pool } from "@/db/client";
import {
  createAccessToken,
  createApiKey,
  createClientToken,
  createMerchantCredential,
  createTenantCredential,
  disableCredential,
  enableCredential,
  revokeCredential,
  rotateCredential,
} from "@/lib/credentials";
import {
  CreateAccessToken,
  CreateApiKey,
  CreateClientToken,
  CreateMerchantCredential,
  CreateTenantCredential,
  RotateCredential,
} from "@/lib/credentials/schema";
import { type Command, ctxIn, ctxOfId, isSet, list, type Options, required } from "./context";
import { Usage } from "./usage";

const nameOf = ({ name, label }: Options) => name ?? label;

/** The fields that all kinds but access tokens spell alike; what was not typed is left to the schema. */
const common = (options: Options) => ({
  ...(options.scopes !== undefined && { scopes: list(options.scopes) }),
  ...(options.ips !== undefined && { allowedIps: list(options.ips) }),
  ...(options.expires !== undefined && { expiresAt: options.expires }),
});

const ISSUE: Record<string, (pool: Pool, options: Options) => Promise<unknown>> = {
  async client_token(pool, options) {
    const applicationId = required(options, "application");
    const order = CreateClientToken.parse({ ...common(options), applicationId, label: nameOf(options) });
    return createClientToken(await ctxOfId(pool, applicationId), order);
  },

  async access_token(pool, options) {
    const order = CreateAccessToken.parse({
      name: nameOf(options),
      permissions: list(options.scopes),
      allowedIps: list(options.ips),
      expiration: options.expires,
      confirmEverywhere: isSet(options["confirm-everywhere"]),
    });
    const { company, environment } = options;
    return createAccessToken(await ctxIn(pool, required(options, "tenant"), company, environment), order);
  },

  async api_key(pool, options) {
    const ctx = await ctxIn(pool, required(options, "tenant"), options.company, options.environment);
    const { companyId, environment } = ctx;
    const order = CreateApiKey.parse({ ...common(options), name: nameOf(options), companyId, environment });
    return createApiKey(ctx, order);
  },

  async merchant_credential(pool, options) {
    const { merchant: merchantId, environment } = options;
    const ctx = await ctxIn(pool, required(options, "tenant"), undefined, environment);
    const order = { ...common(options), name: nameOf(options) };
    if (merchantId === undefined) return createTenantCredential(ctx, CreateTenantCredential.parse(order));
    return createMerchantCredential(ctx, CreateMerchantCredential.parse({ ...order, merchantId }));
  },
};

const Kind = z.enum(["access_token", "client_token", "merchant_credential", "api_key", "oauth_grant"]);

export const CREDENTIAL_COMMANDS: Record<string, Command> = {
  "credential issue": {
    usage:
      "--kind access_token|client_token|merchant_credential|api_key (--label TEXT | --name TEXT) (--application ID | --tenant ID [--company ID] [--environment production|sandbox] [--merchant ID]) [--scopes a,b] [--ips a,b] [--expires TIME or, for an access token, DAY] [--confirm-everywhere]",
    options: {
      kind: "text",
      name: "text",
      label: "text",
      application: "text",
      tenant: "text",
      company: "text",
      environment: "text",
      merchant: "text",
      scopes: "list",
      ips: "list",
      expires: "text",
      "confirm-everywhere": "switch",
    },
    async run(pool, options) {
      const kind = Kind.default("client_token").parse(options.kind);
      const issue = ISSUE[kind];
      if (!issue) throw new Usage("An OAuth grant is given by a person on the consent screen");
      return issue(pool, options);
    },
  },
  "credential revoke": {
    usage: "--id ID [--kind KIND]",
    options: { id: "text", kind: "text" },
    async run(pool, options) {
      const id = required(options, "id");
      const kind = Kind.optional().parse(options.kind);
      return revokeCredential(await ctxOfId(pool, id), { id, ...(kind && { kind }) });
    },
  },
  "credential rotate": {
    usage: "--id ID [--grace now|1h|24h|3d|7d]",
    options: { id: "text", grace: "text" },
    async run(pool, options) {
      const order = RotateCredential.parse({ id: required(options, "id"), grace: options.grace });
      return rotateCredential(await ctxOfId(pool, order.id), order);
    },
  },
  "credential disable": {
    usage: "--id ID",
    options: { id: "text" },
    async run(pool, options) {
      const id = required(options, "id");
      return disableCredential(await ctxOfId(pool, id), { id });
    },
  },
  "credential enable": {
    usage: "--id ID",
    options: { id: "text" },
    async run(pool, options) {
      const id = required(options, "id");
      return enableCredential(await ctxOfId(pool, id), { id });
    },
  },
};
