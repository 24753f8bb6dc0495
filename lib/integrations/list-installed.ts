import { desc, isNull, or } from "drizzle-orm";
import { integrations } from "@/db/schema/integrations";
import { type Ctx, transact, within } from "@/lib/context";
import { type Integration, presentIntegration } from "./present";
import { requireIntegrationRight } from "./rights";

/** Everything a company has installed in both environments, newest first, for the people who look after it. */
export async function listInstalled(ctx: Ctx): Promise<Integration[]> {
  requireIntegrationRight(ctx, "gateways.read");
  const rows = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(integrations)
      .where(or(...inBoth(ctx).map((place) => within(place, integrations, isNull(integrations.deletedAt)))))
      .orderBy(desc(integrations.createdAt), desc(integrations.id)),
  );
  return rows.map(presentIntegration);
}

/** A credential has one environment and sees no other. */
const inBoth = (ctx: Ctx): Ctx[] =>
  ctx.principal.kind === "credential"
    ? [ctx]
    : [
        { ...ctx, environment: "production" },
        { ...ctx, environment: "sandbox" },
      ];
