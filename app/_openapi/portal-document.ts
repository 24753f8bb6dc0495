import { documentOf } from "@/lib/http";
import { env } from "@/lib/kit/env";
import { OPERATIONS } from "./operations.gen";

const DESCRIPTION = `Everything a program can do with this installation.

Send your credential as \`Authorization: Bearer …\` over HTTPS, and JSON as \`application/json\`. Amounts are integers in the currency's smallest unit, moments are ISO 8601 with a zone. Lists are read newest first; \`nextCursor\` leads to the next page.

Every \`POST\` takes an \`Idempotency-Key\`: sent again within 24 hours with the same body it gives the first answer again, and nothing is done twice. Every answer has an \`X-Request-Id\`.`;

/** Everything this installation publishes, for its own developers. */
export const portalDocument = () =>
  documentOf({
    title: "Portico API",
    summary: "Payments, credentials and everything around them.",
    description: DESCRIPTION,
    operations: OPERATIONS,
    servers: [{ url: env().PUBLIC_URL, description: "This installation" }],
    webhooks: true,
  });
