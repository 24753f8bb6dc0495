import { ApplicationParams } from "@/lib/applications/schema";
import { ClientTokenList, CreatedClientToken, ListClientTokens, NewClientToken } from "@/lib/client-tokens/schema";
import { createClientToken, listTokensOfApplication } from "@/lib/credentials";
import { applicationsApi, endpoint } from "@/lib/http";

export const GET = endpoint({
  surface: applicationsApi,
  summary: "List the client tokens of a payment application, newest first",
  description: "Revoked and expired ones stay listed. No answer holds a token.",
  scope: "applications.read",
  input: { params: ApplicationParams, query: ListClientTokens },
  status: 200,
  output: ClientTokenList,
  handle: (ctx, { params, query }) => listTokensOfApplication(ctx, { ...query, ...params }),
});

export const POST = endpoint({
  surface: applicationsApi,
  summary: "Create a client token for a payment application",
  description:
    "The answer holds the token, which is never shown again. It can't have a scope that the caller has not, nor work for longer or from more addresses: without `expiresAt` it ends when the API key that makes it does, and without `allowedIps` it works where that key does. One that an OAuth app makes ends at the latest a year after the person allowed the app, and with the connection. Deleting or revoking the API key alone leaves its tokens as they are.",
  scope: "applications.write",
  secretOnce: ({ data }) => ({ what: "client token", id: data.id }),
  input: { params: ApplicationParams, body: NewClientToken },
  status: 201,
  output: CreatedClientToken,
  handle: async (ctx, { params, body }) => {
    const { secret, ...made } = await createClientToken(ctx, { ...body, applicationId: params.id });
    return { data: { ...made, token: secret } };
  },
});
