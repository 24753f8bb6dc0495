import { z } from "zod";
import type { Pool } from "@/db/client";
import { type Ctx, systemCtx } from "@/lib/context";
import { newId } from "@/lib/kit/ids";
import { placeOfId } from "./database";
import { Usage } from "./usage";

/** What was typed after the command: `--name value`; the values of a list are behind commas, however they were typed. */
export type Options = Record<string, string | undefined>;
/** The options a command takes, by name. A list may be given several times, a switch has no value. */
export type Known = Readonly<Record<string, "text" | "list" | "switch">>;
export type Command = { usage: string; options: Known; run(pool: Pool, options: Options): Promise<unknown> };

const Environment = z.enum(["production", "sandbox"]).default("sandbox");
const LABEL = "portico command line";

/** The words of a comma-separated option. */
export const list = (text: string | undefined) =>
  text
    ?.split(",")
    .map((item) => item.trim())
    .filter(Boolean);

export const isSet = (text: string | undefined) => text !== undefined && text !== "false";

export function required(options: Options, name: string): string {
  const value = options[name];
  if (!value) throw new Usage(`--${name} is required`);
  return value;
}

/** A context in a tenant's company; the default company when none is named. */
export async function ctxIn(
  pool: Pool,
  tenantId: string,
  companyId: string | undefined,
  environment?: string,
): Promise<Ctx> {
  const base = { requestId: newId("req"), label: LABEL, pool };
  const [company] = companyId
    ? [{ id: companyId, tenant_id: (await placeOfId(companyId))?.tenant_id }]
    : await pool.sql<
        { id: string; tenant_id: string }[]
      >`select company_id as id, ${tenantId} as tenant_id from portico_default_company(${tenantId})`;
  if (!company || company.tenant_id !== tenantId) throw new Usage(`There is no such company in ${tenantId}`);
  return systemCtx({ ...base, tenantId, companyId: company.id, environment: Environment.parse(environment) });
}

/** A context where the thing with this id is. What speaks for a whole tenant stands in no company. */
export async function ctxOfId(pool: Pool, id: string): Promise<Ctx> {
  const place = await placeOfId(id);
  if (!place) throw new Usage(`There is no ${id}`);
  const { tenant_id: tenantId, company_id, environment } = place;
  return systemCtx({ tenantId, companyId: company_id ?? "", environment, requestId: newId("req"), label: LABEL, pool });
}

/** A context for what stands above tenants. */
export const nowhere = (pool: Pool) =>
  systemCtx({ tenantId: "", companyId: "", environment: "sandbox", requestId: newId("req"), label: LABEL, pool });
