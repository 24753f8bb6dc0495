import { z } from "zod";
import type { Pool } from "@/db/client";
import { createApplication } from "@/lib/applications";
import { CreateApplication } from "@/lib/applications/schema";
import { verifyAudit } from "@/lib/audit";
import { type Ctx, systemCtx } from "@/lib/context";
import { createClientToken, revokeCredential } from "@/lib/credentials";
import { CreateClientToken } from "@/lib/credentials/schema";
import { installSimulator } from "@/lib/integrations";
import { newId } from "@/lib/kit/ids";
import { describeDemo } from "@/lib/operator";
import { addMember, createCompany, createTenant, createUser } from "@/lib/tenants";
import { AddMember, CreateCompany, CreateTenant, CreateUser } from "@/lib/tenants/schema";
import { placeOfId } from "./database";
import { Usage } from "./usage";

/** What was typed after the command: `--name value`, repeated or comma-separated where a list is wanted. */
export type Options = Record<string, string | undefined>;
type Command = { usage: string; run(pool: Pool, options: Options): Promise<unknown> };

const Environment = z.enum(["production", "sandbox"]).default("sandbox");
const list = (text: string | undefined) =>
  text
    ?.split(",")
    .map((item) => item.trim())
    .filter(Boolean);
const isSet = (text: string | undefined) => text !== undefined && text !== "false";

function required(options: Options, name: string): string {
  const value = options[name];
  if (!value) throw new Usage(`--${name} is required`);
  return value;
}

/** A context in a tenant's company; the default company when none is named. */
async function ctxIn(pool: Pool, tenantId: string, companyId: string | undefined, environment?: string): Promise<Ctx> {
  const base = { requestId: newId("req"), label: "portico command line", pool };
  const [company] = companyId
    ? [{ id: companyId, tenant_id: (await placeOfId(companyId))?.tenant_id }]
    : await pool.sql<
        { id: string; tenant_id: string }[]
      >`select company_id as id, ${tenantId} as tenant_id from portico_default_company(${tenantId})`;
  if (!company || company.tenant_id !== tenantId) throw new Usage(`There is no such company in ${tenantId}`);
  return systemCtx({ ...base, tenantId, companyId: company.id, environment: Environment.parse(environment) });
}

async function ctxOfId(pool: Pool, id: string): Promise<Ctx> {
  const place = await placeOfId(id);
  if (!place) throw new Usage(`There is no ${id}`);
  const { tenant_id: tenantId, company_id: companyId, environment } = place;
  return systemCtx({ tenantId, companyId, environment, requestId: newId("req"), label: "portico command line", pool });
}

const nowhere = (pool: Pool) =>
  systemCtx({
    tenantId: "",
    companyId: "",
    environment: "sandbox",
    requestId: newId("req"),
    label: "portico command line",
    pool,
  });

export const COMMANDS: Record<string, Command> = {
  "tenant create": {
    usage: "--name TEXT [--kind merchant|affiliate] [--company TEXT]",
    async run(pool, { name, kind, company }) {
      const made = await createTenant(nowhere(pool), CreateTenant.parse({ name, kind, company }));
      if (made.kind === "merchant") await installSimulator(await ctxIn(pool, made.tenantId, made.companyId));
      return made;
    },
  },
  "company create": {
    usage: "--tenant ID --name TEXT [--time-zone ZONE]",
    async run(pool, options) {
      const ctx = await ctxIn(pool, required(options, "tenant"), undefined);
      const made = await createCompany(
        ctx,
        CreateCompany.parse({ name: options.name, timeZone: options["time-zone"] }),
      );
      await installSimulator({ ...ctx, companyId: made.id });
      return made;
    },
  },
  "user create": {
    usage: "--email ADDRESS --password TEXT [--name TEXT] [--tenant ID [--role ROLE] [--companies ID,ID]]",
    async run(pool, options) {
      const { email, password, name, tenant, role, companies } = options;
      const order = CreateUser.parse({ email, password, name });
      const ctx = tenant ? await ctxIn(pool, tenant, undefined) : null;
      const membership = AddMember.omit({ userId: true }).parse({ role, companyIds: list(companies) });
      const user = await createUser(pool, new Date(), order);
      if (ctx) await addMember(ctx, { ...membership, userId: user.id });
      return user;
    },
  },
  "application create": {
    usage:
      "--tenant ID --name TEXT [--company ID] [--environment production|sandbox] [--currencies EUR,USD] [--url URL] [--callback-url URL]",
    async run(pool, options) {
      const order = CreateApplication.parse({
        name: options.name,
        currencyWhitelist: list(options.currencies),
        url: options.url,
        callbackUrl: options["callback-url"],
        secret: options.secret,
      });
      return createApplication(
        await ctxIn(pool, required(options, "tenant"), options.company, options.environment),
        order,
      );
    },
  },
  "credential issue": {
    usage: "--application ID --label TEXT --scopes a,b [--kind client_token] [--expires TIME] [--ips a,b]",
    async run(pool, options) {
      z.literal("client_token", "only client_token can be issued").default("client_token").parse(options.kind);
      const applicationId = required(options, "application");
      const order = CreateClientToken.parse({
        applicationId,
        label: options.label,
        scopes: list(options.scopes),
        allowedIps: list(options.ips),
        expiresAt: options.expires,
      });
      return createClientToken(await ctxOfId(pool, applicationId), order);
    },
  },
  "credential revoke": {
    usage: "--id ID",
    async run(pool, options) {
      const id = required(options, "id");
      return revokeCredential(await ctxOfId(pool, id), { id });
    },
  },
  "audit verify": {
    usage: "[--tenant ID]",
    async run(pool, { tenant }) {
      const tenants = await pool.sql<{ id: string; name: string }[]>`select id, name from portico_tenants()`;
      const chosen = tenants.filter(({ id }) => !tenant || id === tenant);
      const verdicts = [];
      for (const { id, name } of chosen)
        verdicts.push({ tenantId: id, name, ...(await verifyAudit({ ...nowhere(pool), tenantId: id })) });
      return verdicts;
    },
  },
  demo: {
    usage: "",
    run: (pool, options) => describeDemo(pool, { withoutCredentials: isSet(options["no-credentials"]) }),
  },
};
