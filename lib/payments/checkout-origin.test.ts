import { describe, expect, test } from "vitest";
import { admit } from "@/lib/credentials";
import { env } from "@/lib/kit/env";
import { createDomain } from "@/lib/tenants";
import { CreateDomain } from "@/lib/tenants/schema";
import { accessToken, callerWith, checkoutBody, PEER, testDb, world } from "@/lib/testing";
import { authenticateCustomer } from "./authenticate-customer";
import { createCheckout } from "./create-checkout";
import { AuthenticateCustomer } from "./schema";

const db = await testDb();
const { here, app } = await world(db);
await createDomain(here, CreateDomain.parse({ fqdn: "pay.brand.example", environment: "sandbox" }));
const { secret } = await accessToken(here, { permissions: ["payments.create"] });
const { protocol, origin } = new URL(env().PUBLIC_URL);
const callAt = (host: string) => callerWith(db, secret, { host, ip: PEER, accepts: ["access_token"] });

async function linksAt(host: string): Promise<string[]> {
  const order = { clientId: app.clientId, amount: 100, currencyCode: "USD", reference: "R" };
  const customer = { reference: "C-1", name: "Ada" };
  const ctx = await admit(callAt(host));
  const known = await authenticateCustomer(ctx, AuthenticateCustomer.parse({ ...order, customer }));
  const { data } = await createCheckout(callAt(host), { body: checkoutBody(app.clientId), idempotencyKey: null });
  return [known.checkoutUrl, data.checkoutUrl];
}

describe("the link to a checkout", () => {
  test("leads to the brand's own host when that was called, in the installation's scheme", async () => {
    for (const link of await linksAt("pay.brand.example"))
      expect(link).toMatch(new RegExp(`^${protocol}//pay\\.brand\\.example/pay/pay_`));
  });

  test.each([new URL(env().PUBLIC_URL).host, "nobody.example"])("leads home when %s was called", async (host) => {
    for (const link of await linksAt(host)) expect(link.startsWith(`${origin}/pay/`)).toBe(true);
  });
});
