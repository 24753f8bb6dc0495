import { z } from "zod";
import { PairClientId } from "@/lib/credentials/schema";
import { Instant, text } from "@/lib/kit/zod";
import { MerchantId } from "@/lib/tenants/schema";

/** What an affiliate sends and gets about its merchants' API tokens (S2-7 to S2-15). */
export const CreateMerchantToken = z
  .strictObject({
    merchantId: MerchantId,
    tokenName: text(1, 100).meta({ description: "What the token is for.", example: "Booking software" }),
  })
  .meta({ id: "CreateMerchantToken" });
export const MerchantTokenMade = z
  .object({
    clientId: z.string().meta({ format: "uuid" }),
    clientSecret: z.string().meta({ description: "Shown in this answer only.", example: "pms_test_…" }),
  })
  .meta({ id: "MerchantTokenMade" });
export const MerchantTokenQuery = z.strictObject({ merchantId: MerchantId.optional() });
export const MerchantTokens = z
  .object({
    tokens: z.array(
      z.object({
        merchantId: MerchantId,
        tokenName: z.string().meta({ example: "Booking software" }),
        clientId: z.string().meta({ format: "uuid" }),
        creationDate: Instant,
      }),
    ),
  })
  .meta({ id: "MerchantTokens" });
export const DeleteMerchantTokenParams = z.object({ clientId: PairClientId });
export const DeleteMerchantTokenQuery = z.strictObject({ merchantId: MerchantId });
export const MerchantTokenGone = z
  .object({ clientId: z.string().meta({ format: "uuid", description: "What was revoked." }) })
  .meta({ id: "MerchantTokenGone" });
