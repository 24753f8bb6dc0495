import { and, eq, isNull, or } from "drizzle-orm";
import { integrations } from "@/db/schema/integrations";
import { type Ctx, transact, within } from "@/lib/context";
import { invalid, notFound } from "@/lib/kit/errors";
import { findConnector } from "./connector-of";
import { requireIntegrationRight } from "./rights";

const ENVIRONMENTS = { test: "sandbox", live: "production" } as const;
export type Mode = keyof typeof ENVIRONMENTS;

/**
 * Where a person installs a connector: Test and Live lead into the two environments; a connector that asks for no mode goes
 * where the person is. Throws invalid_request when a mode is needed and missing, or given and meaningless.
 */
export function atMode(ctx: Ctx, connectorId: string, mode: Mode | null): Ctx {
  const connector = findConnector(connectorId);
  const asks = connector?.kind === "payment" && connector.options.mode;
  if (!asks && mode === null) return ctx;
  if (!asks) throw invalid({ mode: ["This service has no mode: it is installed where you work."] });
  if (mode === null) throw invalid({ mode: ["Choose Test or Live."] });
  if (ctx.principal.kind === "credential") throw invalid({ mode: ["A credential works in its own environment."] });
  return { ...ctx, environment: ENVIRONMENTS[mode] };
}

/**
 * A person's context in the environment of an integration of their company, for screens that list both. Throws not_found.
 * A credential stays where it is.
 */
export async function atIntegration(ctx: Ctx, { id }: { id: string }): Promise<Ctx> {
  requireIntegrationRight(ctx, "gateways.read");
  if (ctx.principal.kind === "credential") return ctx;
  const both = Object.values(ENVIRONMENTS).map((environment) => within({ ...ctx, environment }, integrations));
  const wanted = and(eq(integrations.id, id), isNull(integrations.deletedAt), or(...both));
  const [row] = await transact(ctx, ({ db }) =>
    db.select({ environment: integrations.environment }).from(integrations).where(wanted),
  );
  if (!row) throw notFound("Integration");
  return { ...ctx, environment: row.environment };
}
