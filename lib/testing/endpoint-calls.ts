import type { Ctx } from "@/lib/context";
import { createGateway } from "@/lib/gateways";
import { CreateGateway } from "@/lib/gateways/schema";
import { MerchantId } from "@/lib/tenants/schema";
import { createWebhook } from "@/lib/webhooks";
import { CreateWebhook } from "@/lib/webhooks/schema";
import { merchantPair } from "./kinds";
import { application, clientToken } from "./world";

type Places = { here: Ctx; affiliate: Ctx; clientId: string; paymentId: string; customerId: string };
type Values = Record<string, string>;

const CRM = "/api/integration/crm";
const GATEWAYS = "/api/gateways";
const APPLICATIONS = "/api/payment-applications";
const TOKENS = "/pay-api/v1/merchants/tokens";
const HOOK = { url: "https://crm.example.com/hooks", events: ["payment.succeeded"] };
const GATEWAY = {
  name: "Second account",
  gatewayType: "simulator",
  settings: { callbackSecret: "of a test, long enough to be one" },
};

/** These name nothing of anybody's: whoever may call them makes something of their own. */
const makesItsOwn: readonly string[] = [
  `POST ${CRM}/customers`,
  `POST ${CRM}/webhooks`,
  `POST ${APPLICATIONS}`,
  `POST ${GATEWAYS}`,
];
/** The other places have some of these of their own. */
const listsItsOwn: readonly string[] = [`GET ${APPLICATIONS}`, `GET ${GATEWAYS}`];

/**
 * What each endpoint is called with: a resource of `here`, so that only the caller decides. A new endpoint with a body must
 * be named here. `paramsOf` gives the resource a path names; what a call can remove is a new one each time.
 */
export function endpointCalls({ here, affiliate, clientId, paymentId, customerId }: Places) {
  const merchantId = MerchantId.encode(here.tenantId);
  const order = { amount: 100, currencyCode: "USD", reference: "R", clientId };
  const bodies: Record<string, object> = {
    "POST /api/payment/checkout": { ...order, referenceLabel: "R" },
    "POST /api/payment/{id}/cancel": {},
    "POST /api/payment/{id}/refund": { reason: "Returned" },
    [`POST ${CRM}/auth`]: { ...order, customer: { reference: "C-1", name: "Ada" } },
    [`POST ${CRM}/payments`]: { ...order, referenceLabel: "R" },
    [`POST ${CRM}/payments/{id}/cancel`]: {},
    [`POST ${CRM}/customers`]: { name: "Grace" },
    [`PATCH ${CRM}/customers/{id}`]: { name: "Grace" },
    [`POST ${CRM}/webhooks`]: HOOK,
    [`PATCH ${CRM}/webhooks/{id}`]: { enabled: false },
    [`POST ${APPLICATIONS}`]: { name: "Second shop" },
    [`PATCH ${APPLICATIONS}/{id}`]: { name: "Renamed" },
    [`POST ${APPLICATIONS}/{id}/secret/rotate`]: {},
    [`POST ${APPLICATIONS}/{id}/tokens`]: { label: "Server", scopes: ["payments.get"] },
    [`POST ${GATEWAYS}`]: GATEWAY,
    [`PATCH ${GATEWAYS}/{id}`]: { weight: 7 },
    [`POST ${TOKENS}`]: { merchantId, tokenName: "Billing" },
  };
  const queries: Values = { [`DELETE ${TOKENS}/{clientId}`]: `?merchantId=${merchantId}` };

  async function paramsOf(path: string): Promise<Values> {
    const rest = { provider: "simulator", method: "card" };
    if (path.startsWith(TOKENS)) return { clientId: (await merchantPair(affiliate, here.tenantId)).clientId };
    if (path.startsWith(GATEWAYS)) return { id: (await createGateway(here, CreateGateway.parse(GATEWAY))).id };
    if (path.startsWith(APPLICATIONS)) {
      const { id } = await application(here);
      return { id, tokenId: (await clientToken(here, id)).id };
    }
    if (path.includes("/customers/")) return { ...rest, id: customerId };
    if (!path.includes("/webhooks/")) return { ...rest, id: paymentId };
    return { ...rest, id: (await createWebhook(here, CreateWebhook.parse(HOOK))).id };
  }

  return { bodies, queries, makesItsOwn, listsItsOwn, paramsOf };
}
