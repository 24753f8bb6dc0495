import { crmApi, documentOf } from "@/lib/http";
import type { OpenApi, Server } from "@/lib/http/documents/open-api";
import { env } from "@/lib/kit/env";
import { findBrand } from "@/lib/tenants";
import { OPERATIONS } from "./operations.gen";

export type Brand = NonNullable<Awaited<ReturnType<typeof findBrand>>>;

/** Where the CRM API lives on every host; in a browser, its documentation (S0-11). */
export const CRM_BASE = "/api/integration/crm";

const operations = OPERATIONS.filter(({ endpoint }) => endpoint.spec.surface.title === crmApi.title);

/** The documentation of the brand whose host this is, and the brand; of the installation on a host that nobody registered. */
export async function crmDocument(host: string): Promise<{ document: OpenApi; brand: Brand | null }> {
  const brand = await findBrand(host);
  const name = brand?.name ?? "Portico";
  const servers = brand
    ? brand.domains.map((domain, place) => serverOf(place === 0 ? { ...domain, fqdn: host } : domain))
    : [{ url: env().PUBLIC_URL + CRM_BASE, description: "This installation" }];
  const document = documentOf({
    title: `${name} CRM API`,
    summary: `For the CRM vendor of ${name}.`,
    description: descriptionOf(name, servers[0]?.url ?? ""),
    operations,
    base: CRM_BASE,
    servers,
    webhooks: true,
  });
  return { document, brand };
}

/** A host speaks what the installation speaks. */
function serverOf({ fqdn, environment }: Brand["domains"][number]): Server {
  const { protocol } = new URL(env().PUBLIC_URL);
  return { url: `${protocol}//${fqdn}${CRM_BASE}`, description: environment === "production" ? "Live" : "Sandbox" };
}

const descriptionOf = (
  name: string,
  url: string,
) => `What ${name} lets its CRM vendor do: send customers to the checkout, read payments, and keep customers and webhook endpoints.

The API base URL is \`${url}\`. Every call needs an API access token of ${name} as \`Authorization: Bearer …\`, sent from a whitelisted IP to one of ${name}'s own hosts. A token for sandbox works on sandbox hosts only, and one for live on live hosts only. Each operation names the permission its token needs.

Amounts are integers in the currency's smallest unit, moments are ISO 8601 with a zone. Lists are read newest first; \`nextCursor\` leads to the next page. Every \`POST\` takes an \`Idempotency-Key\`: sent again within 24 hours with the same body it gives the first answer again, and nothing is done twice. Every answer has an \`X-Request-Id\`.`;
