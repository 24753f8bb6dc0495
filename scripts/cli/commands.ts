import { createApplication } from "@/lib/applications";
import { CreateApplication } from "@/lib/applications/schema";
import { verifyAudit } from "@/lib/audit";
import { installSimulator } from "@/lib/integrations";
import { newId } from "@/lib/kit/ids";
import { checkEveryLedger } from "@/lib/ledger";
import { describeDemo } from "@/lib/operator";
import { createAffiliateLink, createCompany, createDomain, createTenant } from "@/lib/tenants";
import { CreateAffiliateLink, CreateCompany, CreateDomain, CreateTenant } from "@/lib/tenants/schema";
import { type Command, ctxIn, isSet, list, nowhere, required } from "./context";
import { CREDENTIAL_COMMANDS } from "./credentials";
import { PEOPLE_COMMANDS } from "./people";
import { REQUEST_COMMANDS } from "./requests";

const PLACE = { tenant: "text", company: "text", environment: "text" } as const;

export const COMMANDS: Record<string, Command> = {
  "tenant create": {
    usage: "--name TEXT [--kind merchant|affiliate] [--company TEXT]",
    options: { name: "text", kind: "text", company: "text" },
    async run(pool, { name, kind, company }) {
      const made = await createTenant(nowhere(pool), CreateTenant.parse({ name, kind, company }));
      if (made.kind === "merchant") await installSimulator(await ctxIn(pool, made.tenantId, made.companyId));
      return made;
    },
  },
  "company create": {
    usage: "--tenant ID --name TEXT [--time-zone ZONE]",
    options: { tenant: "text", name: "text", "time-zone": "text" },
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
  ...PEOPLE_COMMANDS,
  "application create": {
    usage:
      "--tenant ID --name TEXT [--company ID] [--environment production|sandbox] [--currencies EUR,USD] [--url URL] [--callback-url URL] [--secret TEXT]",
    options: {
      ...PLACE,
      name: "text",
      currencies: "list",
      url: "text",
      "callback-url": "text",
      secret: "text",
    },
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
  "affiliate link": {
    usage: "--affiliate TENANT --merchant TENANT",
    options: { affiliate: "text", merchant: "text" },
    async run(pool, options) {
      const order = CreateAffiliateLink.parse({ merchantId: required(options, "merchant") });
      return createAffiliateLink(await ctxIn(pool, required(options, "affiliate"), undefined), order);
    },
  },
  "domain create": {
    usage:
      "--tenant ID --fqdn HOST [--description TEXT] [--company ID] [--environment production|sandbox] [--primary] [--ips a,b]",
    options: { ...PLACE, fqdn: "text", description: "text", primary: "switch", ips: "list" },
    async run(pool, options) {
      const ctx = await ctxIn(pool, required(options, "tenant"), options.company, options.environment);
      const { environment } = ctx;
      const { fqdn, description, primary, ips } = options;
      const order = { fqdn, description, environment, isPrimary: isSet(primary), allowedIps: list(ips) };
      return createDomain(ctx, CreateDomain.parse(order));
    },
  },
  ...CREDENTIAL_COMMANDS,
  ...REQUEST_COMMANDS,
  "audit verify": {
    usage: "[--tenant ID]",
    options: { tenant: "text" },
    async run(pool, { tenant }) {
      const tenants = await pool.sql<{ id: string; name: string }[]>`select id, name from portico_tenants()`;
      const chosen = tenants.filter(({ id }) => !tenant || id === tenant);
      const verdicts = [];
      for (const { id, name } of chosen)
        verdicts.push({ tenantId: id, name, ...(await verifyAudit({ ...nowhere(pool), tenantId: id })) });
      return verdicts;
    },
  },
  "ledger check": {
    usage: "[--tenant ID]",
    options: { tenant: "text" },
    run: (pool, { tenant }) =>
      checkEveryLedger({ pool, now: new Date(), requestId: newId("req"), tenantId: tenant || undefined }),
  },
  demo: {
    usage: "[--no-credentials]",
    options: { "no-credentials": "switch" },
    run: (pool, options) => describeDemo(pool, { withoutCredentials: isSet(options["no-credentials"]) }),
  },
};
