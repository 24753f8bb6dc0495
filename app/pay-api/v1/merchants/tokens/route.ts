import { createMerchantCredential, listMerchantCredentials } from "@/lib/credentials";
import { CreateMerchantCredential } from "@/lib/credentials/schema";
import { affiliateApi, endpoint } from "@/lib/http";
import {
  CreateMerchantToken,
  MerchantTokenMade,
  MerchantTokenQuery,
  MerchantTokens,
} from "@/lib/merchant-tokens/schema";

export const POST = endpoint({
  surface: affiliateApi,
  summary: "Create an API token for a merchant",
  scope: "merchants.tokens.write",
  fails: ["not_found", "conflict"],
  input: { body: CreateMerchantToken },
  status: 200,
  output: MerchantTokenMade,
  secretOnce: ({ clientId }) => ({ what: "clientId", id: clientId }),
  async handle(ctx, { body: { merchantId, tokenName } }) {
    const order = CreateMerchantCredential.parse({ merchantId, name: tokenName });
    const { clientId, secret } = await createMerchantCredential(ctx, order);
    return { clientId, clientSecret: secret };
  },
});

export const GET = endpoint({
  surface: affiliateApi,
  summary: "List the API tokens of managed merchants",
  scope: "merchants.tokens.read",
  fails: ["not_found"],
  input: { query: MerchantTokenQuery },
  status: 200,
  output: MerchantTokens,
  async handle(ctx, { query }) {
    const tokens = await listMerchantCredentials(ctx, query);
    return { tokens: tokens.map((one) => ({ ...one, tokenName: one.label, creationDate: one.createdAt })) };
  },
});
