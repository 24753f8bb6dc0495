import { randomBytes } from "node:crypto";
import type { Pool } from "@/db/client";
import type { Role } from "@/db/schema/users";
import { createApplication } from "@/lib/applications";
import { CreateApplication } from "@/lib/applications/schema";
import { type Ctx, systemCtx } from "@/lib/context";
import { installSimulator } from "@/lib/integrations";
import { env } from "@/lib/kit/env";
import { newId } from "@/lib/kit/ids";
import { addMember, createAffiliateLink, createCompany, createDomain, createTenant, createUser } from "@/lib/tenants";
import { CreateDomain, MerchantId } from "@/lib/tenants/schema";
import { type DemoAffiliate, type DemoFile, type DemoPlace, readDemoFile, writeDemoFile } from "./demo-file";
import { seedPayments } from "./seed-payments";

const LABEL = "portico demo";

/**
 * Fills an empty installation with something to look at: two merchants that know nothing of each other, people who can
 * sign in, applications, the simulator and payments in every state. Never touches a database that holds a tenant.
 * Returns the lines to print; none when there is no demo here.
 */
export async function seedDemo(pool: Pool): Promise<string[]> {
  const existing = await pool.sql`select id from portico_tenants() limit 1`;
  if (existing.length === 0 && env().PORTICO_DEMO) writeDemoFile(await seed(pool));
  return existing.length > 0 || env().PORTICO_DEMO ? linesOf(readDemoFile()) : [];
}

function linesOf(demo: DemoFile | null): string[] {
  if (!demo) return [];
  const width = Math.max(...demo.signIns.map(({ email }) => email.length));
  return [
    "Demo sign-ins (sandbox):",
    ...demo.signIns.map(
      ({ email, password, role, company }) => `  ${email.padEnd(width)}  ${password}  ${role} of ${company}`,
    ),
    "Demo credentials:  npm run -s portico -- demo --json",
  ];
}

async function seed(pool: Pool): Promise<DemoFile> {
  const northwind = await tenant(pool, "Northwind Trading", "merchant");
  const contoso = await tenant(pool, "Contoso Goods", "merchant");
  const harbor = await tenant(pool, "Harbor Partners", "affiliate");
  await installSimulator({
    ...northwind,
    companyId: (await createCompany(northwind, { name: "Northwind Outlet", timeZone: "America/New_York" })).id,
  });

  const signIns = [
    await person(northwind, "Nora North", "owner@northwind.example", "owner", "Northwind Trading"),
    await person(northwind, "Vic Viewer", "viewer@northwind.example", "viewer", "Northwind Trading"),
    await person(contoso, "Cody Cook", "owner@contoso.example", "owner", "Contoso Goods"),
    await person(harbor, "Hana Harbor", "affiliate@harbor.example", "affiliate-owner", "Harbor Partners"),
  ];
  const sandbox = await shop(northwind, "Northwind Shop", ["EUR", "GBP", "JPY", "KWD", "USD"]);
  const production = await shop({ ...northwind, environment: "production" }, "Northwind Shop", []);
  const other = await shop(contoso, "Contoso Store", []);
  await seedPayments(northwind, sandbox.applicationId, sandbox.clientId);
  await hosts(northwind, contoso);
  return { signIns, sandbox, production, other, affiliate: await partner(harbor, northwind.tenantId) };
}

/** Made-up hosts: a credential of one brand is refused at another's, as anybody can see who sends their name as Host. */
async function hosts(northwind: Ctx, contoso: Ctx): Promise<void> {
  const host = (ctx: Ctx, over: object) => createDomain(ctx, CreateDomain.parse({ environment: "sandbox", ...over }));
  const live = { environment: "production", isPrimary: true };
  await host(northwind, { fqdn: "pay.northwind.example", description: "Checkout and API", ...live });
  await host(northwind, { fqdn: "sandbox.northwind.example", description: "For trying things out" });
  await host(contoso, { fqdn: "sandbox.contoso.example" });
}

async function partner(ctx: Ctx, merchantTenantId: string): Promise<DemoAffiliate> {
  await createAffiliateLink(ctx, { merchantId: merchantTenantId });
  const { tenantId, companyId } = ctx;
  const merchantId = MerchantId.encode(merchantTenantId);
  return { tenantId, companyId, environment: "sandbox", merchantTenantId, merchantId };
}

async function tenant(pool: Pool, name: string, kind: "merchant" | "affiliate"): Promise<Ctx> {
  const nowhere = systemCtx({
    tenantId: "",
    companyId: "",
    environment: "sandbox",
    requestId: newId("req"),
    label: LABEL,
    pool,
  });
  const { tenantId, companyId } = await createTenant(nowhere, { name, kind });
  const ctx = { ...nowhere, tenantId, companyId };
  if (kind === "merchant") await installSimulator(ctx);
  return ctx;
}

async function person(ctx: Ctx, name: string, email: string, role: Role, company: string) {
  const password = `demo-${randomBytes(9).toString("base64url")}`;
  const user = await createUser(ctx.pool, ctx.now, { name, email, password });
  await addMember(ctx, { userId: user.id, role, companyIds: null });
  return { role, email, password, company };
}

async function shop(ctx: Ctx, name: string, currencyWhitelist: string[]): Promise<DemoPlace> {
  const order = CreateApplication.parse({ name, currencyWhitelist, url: "https://shop.example" });
  const { id: applicationId, clientId } = await createApplication(ctx, order);
  const { tenantId, companyId, environment } = ctx;
  return { tenantId, companyId, environment, applicationId, clientId };
}
