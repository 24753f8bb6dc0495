import { recordDownload } from "@/lib/audit";
import { AppError } from "@/lib/kit/errors";
import { dayIn } from "@/lib/kit/time";
import { requireCtx } from "@/lib/session";
import { requireCompany } from "@/lib/tenants";
import { csvOf } from "./csv-of";

type Props = { params: Promise<{ customerId: string }> };

/** Every payment of a customer as CSV; the audit chain tells of it. A page of another site may not fetch it. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  if (request.headers.get("sec-fetch-site") === "cross-site")
    return new Response("Open this from the portal.", { status: 403 });
  const { customerId } = await params;
  const ctx = await requireCtx("ledger:read");
  try {
    const file = await csvOf(ctx, customerId);
    await recordDownload(ctx, "customer_payments", { customerId });
    const { timeZone } = await requireCompany(ctx);
    const name = `customer-payments-${ctx.environment}-${dayIn(ctx.now, timeZone)}.csv`;
    return new Response(file, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found")
      return new Response("This customer is not there.", { status: 404 });
    throw error;
  }
}
