import { env } from "@/lib/kit/env";
import { newId } from "@/lib/kit/ids";
import { APP_SCOPES } from "@/lib/oauth/schema";
import { headersOf } from "./problem";

const SECRETS = ["client_secret_basic", "client_secret_post"];
const KEPT_SECONDS = 3600;

/** What an app needs to know of this server (RFC 8414), for whoever asks. */
export function authorizationServer(): Response {
  const headers = headersOf(newId("req"), "application/json");
  const kept = { "cache-control": `public, max-age=${KEPT_SECONDS}`, "access-control-allow-origin": "*" };
  return new Response(JSON.stringify(metadata(env().PUBLIC_URL)), { headers: { ...headers, ...kept } });
}

const metadata = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/oauth2/authorize`,
  token_endpoint: `${issuer}/oauth2/token`,
  revocation_endpoint: `${issuer}/oauth2/revoke`,
  introspection_endpoint: `${issuer}/oauth2/introspect`,
  scopes_supported: APP_SCOPES.map(({ value }) => value),
  response_types_supported: ["code"],
  response_modes_supported: ["query"],
  grant_types_supported: ["authorization_code", "refresh_token", "client_credentials"],
  code_challenge_methods_supported: ["S256"],
  token_endpoint_auth_methods_supported: [...SECRETS, "none"],
  revocation_endpoint_auth_methods_supported: [...SECRETS, "none"],
  introspection_endpoint_auth_methods_supported: SECRETS,
  authorization_response_iss_parameter_supported: true,
  service_documentation: `${issuer}/developers`,
});
