import { eq, isNull } from "drizzle-orm";
import { paymentApplications } from "@/db/schema/applications";
import { type Ctx, transact, within } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { isIdText } from "@/lib/kit/ids";
import { type Application, type ApplicationRow, presentApplication } from "./present";

type Wanted = { id: string } | { clientId: string };

/** The application's row, if it is the caller's own; a foreign, deleted or unknown one is not found (S1-33). */
export async function requireApplicationRow(ctx: Ctx, wanted: Wanted): Promise<ApplicationRow> {
  if ("id" in wanted && !isIdText(wanted.id)) throw notFound("Payment application");
  const bound = ctx.principal.applicationId;
  const [row] = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(paymentApplications)
      .where(
        within(
          ctx,
          paymentApplications,
          isNull(paymentApplications.deletedAt),
          "id" in wanted ? eq(paymentApplications.id, wanted.id) : eq(paymentApplications.clientId, wanted.clientId),
          bound ? eq(paymentApplications.id, bound) : undefined,
        ),
      ),
  );
  if (!row) throw notFound("Payment application");
  return row;
}

/** The application as it is shown. */
export async function requireApplication(ctx: Ctx, wanted: Wanted): Promise<Application> {
  return presentApplication(await requireApplicationRow(ctx, wanted));
}
