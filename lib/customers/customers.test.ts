import { describe, expect, test } from "vitest";
import { testDb, twoTenants } from "@/lib/testing";
import {
  createCustomer,
  customerPayUrl,
  ensureCustomer,
  enterCustomerPay,
  findCustomer,
  listCustomers,
  requireCustomer,
  updateCustomer,
} from "./index";
import { CreateCustomer, ListCustomers } from "./schema";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
let count = 0;
const wanted = (over: object = {}) =>
  CreateCustomer.parse({ name: "Ada Lovelace", reference: `C-${++count}`, ...over });
const page = (over: object = {}) => ListCustomers.parse(over);

describe("createCustomer", () => {
  test("keeps who it is, with contacts in the order they were given", async () => {
    const contacts = [{ email: "Zoe@Example.com" }, { name: "Ada", email: "ada@example.com" }];
    const { id } = await createCustomer(here, wanted({ contacts, metadata: { plan: "annual" } }));
    expect(await requireCustomer(here, { id })).toMatchObject({
      name: "Ada Lovelace",
      environment: "sandbox",
      metadata: { plan: "annual" },
      contacts: [
        { name: null, email: "zoe@example.com" },
        { name: "Ada", email: "ada@example.com" },
      ],
    });
  });

  test.each([
    ["reference", { reference: "SAME" }],
    ["paypalEmail", { paypalEmail: "Same@example.com" }],
  ])("gives one %s to one customer of a company and environment, also when two ask at once", async (field, same) => {
    const tries = await Promise.allSettled(Array.from({ length: 4 }, () => createCustomer(here, wanted(same))));
    const refused = tries.filter((one) => one.status === "rejected");
    expect(refused).toHaveLength(3);
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: "conflict", fields: { [field]: [expect.any(String)] } });
    for (const place of Object.values(elsewhere))
      await expect(createCustomer(place, wanted(same))).resolves.toBeDefined();
  });

  test("lets any number of customers have neither reference nor PayPal address", async () => {
    const bare = CreateCustomer.parse({ name: "Nobody" });
    await expect(Promise.all([createCustomer(here, bare), createCustomer(here, bare)])).resolves.toHaveLength(2);
  });

  test("refuses a contact that is given twice", () => {
    const contacts = [{ email: "a@example.com" }, { email: "A@example.com" }];
    expect(CreateCustomer.safeParse({ name: "A", contacts }).success).toBe(false);
  });

  test("writes who a customer is into no audit event", async () => {
    const { id } = await createCustomer(
      here,
      wanted({ name: "Grace Hopper", contacts: [{ email: "grace@example.com" }] }),
    );
    await updateCustomer(here, { id, name: "Grace B. Hopper" });
    const events = JSON.stringify(await db.owner`select * from audit_events where target_id = ${id}`);
    expect(events).toContain("customer.updated");
    expect(events).not.toMatch(/Hopper|grace@/);
  });
});

describe("updateCustomer", () => {
  test("changes what is given and leaves the rest", async () => {
    const before = await createCustomer(
      here,
      wanted({ contacts: [{ email: "a@example.com" }], paypalEmail: "p@example.com" }),
    );
    const renamed = await updateCustomer(here, { id: before.id, name: "Ada King" });
    expect(renamed).toEqual({ ...before, name: "Ada King", updatedAt: here.now });
    const emptied = await updateCustomer(here, { id: before.id, contacts: [], paypalEmail: null, reference: null });
    expect(emptied).toMatchObject({ contacts: [], paypalEmail: null, reference: null, name: "Ada King" });
  });
});

describe("listCustomers", () => {
  test("pages through everybody once, newest first", async () => {
    const made = [];
    const lately = { ...here, companyId: elsewhere.company.companyId };
    for (let i = 0; i < 5; i++)
      made.push((await createCustomer({ ...lately, now: new Date(2030, 0, i) }, wanted())).id);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { data, nextCursor }: Awaited<ReturnType<typeof listCustomers>> = await listCustomers(
        lately,
        page({ limit: "2", ...(cursor ? { cursor } : {}) }),
      );
      seen.push(...data.map(({ id }) => id));
      cursor = nextCursor;
    } while (cursor);
    expect(seen.slice(0, 5)).toEqual(made.toReversed());
    expect(new Set(seen).size).toBe(seen.length);
  });

  test("finds by reference, by contact and by PayPal address", async () => {
    const { id } = await createCustomer(
      here,
      wanted({ reference: "FIND", paypalEmail: "pp@find.example", contacts: [{ email: "me@find.example" }] }),
    );
    for (const by of [{ reference: "FIND" }, { email: "ME@find.example" }, { email: "pp@find.example" }]) {
      expect((await listCustomers(here, page(by))).data.map((one) => one.id)).toEqual([id]);
    }
  });
});

describe("ensureCustomer", () => {
  test("makes a customer once for each reference, however many ask at once", async () => {
    const ids = await Promise.all(
      Array.from({ length: 6 }, (_, i) => ensureCustomer(here, { reference: "ONE", name: `Ada ${i}` })),
    );
    expect(new Set(ids).size).toBe(1);
  });
});

test.each(Object.keys(elsewhere) as (keyof typeof elsewhere)[])(
  "a customer of another %s does not exist",
  async (step) => {
    const { id, reference } = await createCustomer(here, wanted());
    await expect(requireCustomer(elsewhere[step], { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(updateCustomer(elsewhere[step], { id, name: "Mine" })).rejects.toMatchObject({ code: "not_found" });
    expect((await listCustomers(elsewhere[step], page({ reference }))).data).toEqual([]);
  },
);

describe("a customer's payment address", () => {
  const until = new Date("2027-01-01T00:00:00Z");
  const enter = (address: string, over: object = {}) => {
    const { pathname, searchParams } = new URL(address);
    const at = (name: string) => searchParams.get(name) ?? "";
    const said = { customerId: pathname.split("/")[2] ?? "", expires: at("expires"), signature: at("signature") };
    const call = { now: new Date("2026-12-01T00:00:00Z"), ip: null, requestId: "req_test", pool: db };
    return enterCustomerPay({ ...said, showsBalance: at("balance") === "1", ...call, ...over });
  };

  test("lets its holder in for that customer alone, with the balance only where it was made to tell it", async () => {
    const { id } = await createCustomer(here, wanted());
    const ctx = await enter(customerPayUrl(id, until, { showsBalance: false }));
    const { tenantId, companyId, environment } = here;
    expect(ctx).toMatchObject({ tenantId, companyId, environment, principal: { id, permissions: [], scopes: [] } });
    const told = await enter(customerPayUrl(id, until, { showsBalance: true }));
    expect(told.principal.permissions).toEqual(["ledger:read"]);
  });

  test("opens nothing once a bit of it is changed, or its time has passed", async () => {
    const { id } = await createCustomer(here, wanted());
    const { id: another } = await createCustomer(here, wanted());
    const address = customerPayUrl(id, until, { showsBalance: false });
    const tries = [{ customerId: another }, { expires: "1900000000" }, { showsBalance: true }, { signature: "" }];
    for (const over of [...tries, { expires: "x" }, { now: until }])
      await expect(enter(address, over)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("findCustomer", () => {
  test("finds the one customer people mean, by id, reference or either address, and nobody else's", async () => {
    const contacts = [{ email: "looked@example.com" }];
    const { id } = await createCustomer(
      here,
      wanted({ reference: "LOOK-1", paypalEmail: "looks@example.com", contacts }),
    );
    for (const text of [id, "LOOK-1", " LOOKS@example.com", "looked@example.com"])
      expect(await findCustomer(here, text)).toEqual({ id, name: "Ada Lovelace" });
    for (const place of Object.values(elsewhere))
      await expect(findCustomer(place, "LOOK-1")).rejects.toMatchObject({ fields: { customer: [expect.any(String)] } });
    for (const text of ["", "LOOK", "LOOK-1\u0000", "%"])
      await expect(findCustomer(here, text)).rejects.toMatchObject({ code: "invalid_request" });
    await expect(requireCustomer(here, { id: "cus_\u0000" })).rejects.toMatchObject({ code: "not_found" });
    await createCustomer(here, wanted({ reference: "LOOK-2", contacts }));
    await expect(findCustomer(here, "looked@example.com")).rejects.toMatchObject({
      fields: { customer: [expect.stringMatching(/More than one/)] },
    });
  });
});

test("the list leads back to newer customers", async () => {
  const first = await listCustomers(here, page({ limit: "2" }));
  const second = await listCustomers(here, page({ limit: "2", cursor: first.nextCursor }));
  const back = await listCustomers(here, { ...page({ limit: "2" }), newerThan: second.previousCursor ?? "" });
  expect(back.data).toEqual(first.data);
  expect([first.previousCursor, back.previousCursor]).toEqual([null, null]);
});
