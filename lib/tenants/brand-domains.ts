import { eq, ne, or, type SQL } from "drizzle-orm";
import { domains } from "@/db/schema/tenants";
import { type Ctx, type TxCtx, within } from "@/lib/context";
import { env } from "@/lib/kit/env";
import { notFound } from "@/lib/kit/errors";

export type DomainRow = typeof domains.$inferSelect;

/** The condition for a company's hosts, live and sandbox ones alike: they are looked after on one page (S0-5). */
export const ofBrand = (ctx: Ctx, ...conditions: (SQL | undefined)[]): SQL | undefined =>
  or(
    within({ ...ctx, environment: "production" }, domains, ...conditions),
    within({ ...ctx, environment: "sandbox" }, domains, ...conditions),
  );

/** The condition for one host of the company. */
export const ofBrandById = (ctx: Ctx, id: string): SQL | undefined => ofBrand(ctx, eq(domains.id, id));

/** The company's host with this id, locked until the transaction ends. */
export async function lockDomain(ctx: TxCtx, id: string): Promise<DomainRow> {
  const [row] = await ctx.db.select().from(domains).where(ofBrandById(ctx, id)).for("update");
  if (!row) throw notFound("Domain");
  return row;
}

/** Makes room for another primary host: there is one at most. */
export async function dropPrimary(ctx: TxCtx, but: string): Promise<void> {
  await ctx.db
    .update(domains)
    .set({ isPrimary: false })
    .where(ofBrand(ctx, eq(domains.isPrimary, true), ne(domains.id, but)));
}

/** A host as it is shown, with the address integrators get: it is the base of the API and, in a browser, its documents (S0-6). */
export function presentDomain({ id, fqdn, environment, description, isPrimary, allowedIps, createdAt }: DomainRow) {
  const { protocol } = new URL(env().PUBLIC_URL);
  const badge = environment === "production" ? "Live" : "Sandbox";
  const origin = `${protocol}//${fqdn}`;
  const apiUrl = `${origin}/api/integration/crm/`;
  return { id, fqdn, environment, badge, description, isPrimary, allowedIps, origin, apiUrl, createdAt };
}
export type Domain = ReturnType<typeof presentDomain>;
