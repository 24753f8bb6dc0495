import { describe, expect, test } from "vitest";
import { POST as createCustomer } from "@/app/api/integration/crm/customers/route";
import { POST as createCheckout } from "@/app/api/payment/checkout/route";
import { revokeCredential } from "@/lib/credentials";
import { apiKey, checkoutBody, testDb, world } from "@/lib/testing";

const db = await testDb();
const { here, app } = await world(db);
const CUSTOMER = { reference: "C-1", name: "Ada" };

/** A call whose body is complete only after `meanwhile`. */
async function slowly(post: typeof createCustomer, secret: string, body: object, meanwhile: () => Promise<unknown>) {
  const headers = new Headers({ authorization: `Bearer ${secret}`, "content-type": "application/json" });
  const take = async () => {
    await meanwhile();
    return Buffer.from(JSON.stringify(body));
  };
  const { status } = await post.reply({ method: "POST", url: "/", headers, take }, {});
  return status;
}

describe("a body that takes its time", () => {
  test.each([
    ["a verb's", createCustomer, CUSTOMER],
    ["the checkout's", createCheckout, checkoutBody(app.clientId)],
  ])("does nothing in the name of a credential that was revoked meanwhile: %s", async (_, post, body) => {
    const key = await apiKey(here);
    expect(await slowly(post, key.secret, body, () => revokeCredential(here, key))).toBe(401);
    const kept = await db.owner`select from customers union all select from payments`;
    expect(kept).toHaveLength(0);
  });

  test.each([
    ["a verb's", createCustomer, CUSTOMER],
    ["the checkout's", createCheckout, checkoutBody(app.clientId)],
  ])("nor of one whose time ran out: %s", async (_, post, body) => {
    const key = await apiKey(here);
    const end = () => db.owner`update credentials set expires_at = now() - interval '1 second' where id = ${key.id}`;
    expect(await slowly(post, key.secret, body, end)).toBe(401);
  });

  test("hears of the credential first when it is wrong as well", async () => {
    const key = await apiKey(here);
    expect(await slowly(createCustomer, key.secret, {}, () => revokeCredential(here, key))).toBe(401);
    expect(await slowly(createCustomer, (await apiKey(here)).secret, {}, async () => undefined)).toBe(400);
  });
});
