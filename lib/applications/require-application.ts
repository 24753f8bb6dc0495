import { eq, isNull } from "drizzle-orm";
import { paymentApplications } from "@/db/schema/applications";
import { type Ctx, type TxCtx, transact, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { isIdText } from "@/lib/kit/ids";
import { type Application, type ApplicationRow, presentApplication } from "./present";

type Wanted = { id: string } | { clientId: string };

/** The application's row, if it is the caller's own; a foreign, deleted or unknown one is not found (S1-33). */
export async function requireApplicationRow(ctx: Ctx, wanted: Wanted): Promise<ApplicationRow> {
  if ("id" in wanted && !isIdText(wanted.id)) throw notFound("Payment application");
  const [row] = await transact(ctx, ({ db }) => db.select().from(paymentApplications).where(own(ctx, wanted)));
  if (!row) throw notFound("Payment application");
  return row;
}

/** The same row, locked until the transaction ends, for verbs that change it: of several at once each sees what the one before left. */
export async function lockApplicationRow(ctx: TxCtx, wanted: { id: string }): Promise<ApplicationRow> {
  if (!isIdText(wanted.id)) throw notFound("Payment application");
  const [row] = await ctx.db.select().from(paymentApplications).where(own(ctx, wanted)).for("update");
  if (!row) throw notFound("Payment application");
  return row;
}

function own(ctx: Ctx, wanted: Wanted) {
  const { id, clientId, deletedAt } = paymentApplications;
  const bound = ctx.principal.applicationId;
  const named = "id" in wanted ? eq(id, wanted.id) : eq(clientId, wanted.clientId);
  return within(ctx, paymentApplications, isNull(deletedAt), named, bound ? eq(id, bound) : undefined);
}

/** The application as it is shown. */
export async function requireApplication(ctx: Ctx, wanted: Wanted): Promise<Application> {
  return presentApplication(await requireApplicationRow(ctx, wanted));
}
