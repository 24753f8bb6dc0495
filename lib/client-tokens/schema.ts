import { z } from "zod";
import { CreateClientToken } from "@/lib/credentials/schema";
import { Instant, PageLimit } from "@/lib/kit/zod";

const CRE = "cre_019b7d1e5a3c7f60a1b2c3d4e5f60718";
/** What can't be an id is not found, never a validation error. */
export const ClientTokenParams = z.object({
  id: z
    .string()
    .meta({ description: "Id of the payment application.", example: "app_019b7d1e5a3c7f60a1b2c3d4e5f60718" }),
  tokenId: z.string().meta({ description: "Id of the client token.", example: CRE }),
});
export const ListClientTokens = z.strictObject({
  cursor: z.string().max(200).optional().meta({ description: "`nextCursor` of the answer before." }),
  limit: PageLimit,
});
export type ListClientTokens = z.output<typeof ListClientTokens>;

/** What the body of a new token says; its application is in the path. */
export const NewClientToken = CreateClientToken.omit({ applicationId: true }).meta({ id: "NewClientToken" });

/** A client token as the API shows it. */
export const ClientToken = z
  .object({
    id: z.string().meta({ example: CRE }),
    label: z.string().meta({ example: "Checkout server" }),
    hint: z
      .string()
      .meta({ description: "The readable start of the token, to tell two apart.", example: "pct_test_Qm9v…" }),
    scopes: z.array(z.string()).meta({ example: ["payments.create", "payments.get"] }),
    allowedIps: z.array(z.string()).meta({ example: ["203.0.113.7/32"] }),
    status: z.enum(["active", "expiring", "rotating", "disabled", "expired", "revoked"]),
    expiresAt: Instant.nullable(),
    lastUsedAt: Instant.nullable(),
    createdAt: Instant,
  })
  .meta({ id: "ClientToken" });
export const ClientTokenList = z
  .object({ data: z.array(ClientToken), nextCursor: z.string().nullable().meta({ example: null }) })
  .meta({ id: "ClientTokenList" });
const shownOnce = { description: "It is in this answer and never again.", example: "pct_test_…" };
export const CreatedClientToken = z
  .object({ data: ClientToken.extend({ token: z.string().meta(shownOnce) }) })
  .meta({ id: "CreatedClientToken" });
