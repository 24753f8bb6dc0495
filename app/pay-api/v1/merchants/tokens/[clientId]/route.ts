import { deleteMerchantCredential } from "@/lib/credentials";
import { affiliateApi, endpoint } from "@/lib/http";
import { DeleteMerchantTokenParams, DeleteMerchantTokenQuery, MerchantTokenGone } from "@/lib/merchant-tokens/schema";

export const DELETE = endpoint({
  surface: affiliateApi,
  summary: "Revoke an API token of a merchant",
  description: "Access tokens that were obtained with it stop working at once.",
  scope: "merchants.tokens.write",
  fails: ["not_found"],
  input: { params: DeleteMerchantTokenParams, query: DeleteMerchantTokenQuery },
  status: 200,
  output: MerchantTokenGone,
  handle: (ctx, { params, query }) => deleteMerchantCredential(ctx, { ...params, ...query }),
});
