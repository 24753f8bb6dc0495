import { describe, expect, test } from "vitest";
import { payments } from "@/db/schema/payments";
import { createApplication } from "@/lib/applications";
import { CreateApplication } from "@/lib/applications/schema";
import { transact } from "@/lib/context";
import { testDb, twoTenants } from "@/lib/testing";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const application = await createApplication(here, CreateApplication.parse({ name: "Shop" }));

type Named = { name: string };
/** The request log and its days: a foreign key would lock the tenants for every day that comes or goes. */
const LOG = "^api_requests(_[0-9]{8})?$";

test("no index orders its columns in a way that newest-first lists can't walk", async () => {
  // `order by x desc` puts nulls first; an index that puts them last is sorted anew for every page, even where no null can be.
  const useless = await db.owner<Named[]>`
    select indexname as name from pg_indexes where schemaname = 'public' and indexdef like '%DESC NULLS LAST%'`;
  expect(useless.map(({ name }) => name)).toEqual([]);
});

describe("tenant walls", () => {
  test("every table with tenant_id has forced row-level security with a tenant policy", async () => {
    const open = await db.owner<Named[]>`
      select c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (
        c.relrowsecurity and c.relforcerowsecurity
        and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant_wall'))`;
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  test("every table with tenant_id is tied to its owner by a foreign key that carries the tenant", async () => {
    const loose = await db.owner<Named[]>`
      select c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname !~ ${LOG} and not exists (
        select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any (f.conkey))`;
    expect(loose.map(({ name }) => name)).toEqual([]);
  });

  test("no foreign key between tables with tenant_id leaves the tenant out", async () => {
    const crossing = await db.owner<Named[]>`
      select f.conname as name from pg_constraint f
      join pg_attribute a on a.attrelid = f.conrelid and a.attname = 'tenant_id'
      join pg_attribute b on b.attrelid = f.confrelid and b.attname = 'tenant_id'
      where f.contype = 'f' and not a.attnum = any (f.conkey)`;
    expect(crossing.map(({ name }) => name)).toEqual([]);
  });

  test("the product's role can't step around them", async () => {
    const [role] = await db.sql<{ name: string; bypass: boolean; super: boolean }[]>`
      select current_user as name, rolbypassrls as bypass, rolsuper as super from pg_roles where rolname = current_user`;
    expect(role).toEqual({ name: "portico_app", bypass: false, super: false });
  });

  test("without a tenant nothing is there, with another tenant only its own", async () => {
    expect(await db.sql`select id from payment_applications`).toHaveLength(0);
    const seen = await transact(elsewhere.tenant, (ctx) => ctx.db.execute("select id from payment_applications"));
    expect([...seen]).toEqual([]);
    const own = await transact(here, (ctx) => ctx.db.execute("select id from payment_applications"));
    expect([...own]).toEqual([{ id: application.id }]);
  });

  test("a row can't be written into another tenant, nor point into one", async () => {
    const row = {
      id: "pay_x",
      tenantId: elsewhere.tenant.tenantId,
      companyId: elsewhere.tenant.companyId,
      environment: "sandbox" as const,
      applicationId: application.id,
      createdBy: "test",
      amountMinor: 1n,
      currencyCode: "EUR",
      reference: "r",
      referenceLabel: "r",
      expiresAt: new Date(),
    };
    const code = (promise: Promise<unknown>) =>
      promise.catch((error: { cause?: { code?: string } }) => error.cause?.code);
    expect(await code(transact(here, (ctx) => ctx.db.insert(payments).values(row)))).toBe("42501");
    expect(await code(transact(elsewhere.tenant, (ctx) => ctx.db.insert(payments).values(row)))).toBe("23503");
  });

  test.each(["payment_events", "audit_events", "provider_events", "api_requests"])(
    "%s can't be rewritten by the product",
    async (table) => {
      const code = (promise: Promise<unknown>) => promise.catch((error: { code?: string }) => error.code);
      expect(await code(db.sql`update ${db.sql(table)} set tenant_id = tenant_id`)).toBe("42501");
      expect(await code(db.sql`delete from ${db.sql(table)}`)).toBe("42501");
    },
  );

  test("no way leads to a day of the request log but the log itself", async () => {
    const days = await db.owner<Named[]>`
      select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'api_requests'::regclass`;
    expect(days.length).toBeGreaterThan(0);
    for (const { name } of days)
      await expect(db.sql`select from ${db.sql(name)}`, name).rejects.toMatchObject({ code: "42501" });
  });
});
