import { authorizationCode, clientCredentials, refreshToken, tokenEndpoint } from "@/lib/http";

export const dynamic = "force-dynamic";

export const POST = tokenEndpoint({
  authorization_code: authorizationCode,
  refresh_token: refreshToken,
  client_credentials: clientCredentials,
});

export {
  onlyPost as DELETE,
  onlyPost as GET,
  onlyPost as OPTIONS,
  onlyPost as PATCH,
  onlyPost as PUT,
} from "@/lib/http";
