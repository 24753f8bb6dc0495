import { z } from "zod";
import { ClientTokenParams } from "@/lib/client-tokens/schema";
import { revokeClientToken } from "@/lib/credentials";
import { applicationsApi, endpoint } from "@/lib/http";

export const DELETE = endpoint({
  surface: applicationsApi,
  summary: "Revoke a client token of a payment application",
  description: "It opens nothing from the next request on. Revoking twice answers 404.",
  scope: "applications.write",
  input: { params: ClientTokenParams },
  status: 204,
  output: z.void(),
  handle: async (ctx, { params: { id, tokenId } }) => {
    await revokeClientToken(ctx, { applicationId: id, id: tokenId });
  },
});
