import { clientCredentials, tokenEndpoint } from "@/lib/http";

export const dynamic = "force-dynamic";

export const POST = tokenEndpoint({ client_credentials: clientCredentials });
