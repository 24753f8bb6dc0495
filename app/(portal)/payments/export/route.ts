import { recordDownload } from "@/lib/audit";
import { dayIn } from "@/lib/kit/time";
import { requireCtx } from "@/lib/session";
import { requireCompany } from "@/lib/tenants";
import { filtersIn, queryOf } from "../payment-query";
import { csvOf } from "./csv-of";

/** Every payment the filters of the address let through, as CSV; the audit chain tells of it. A page of another site may not fetch it. */
export async function GET(request: Request): Promise<Response> {
  if (request.headers.get("sec-fetch-site") === "cross-site")
    return new Response("Open this from the portal.", { status: 403 });
  const ctx = await requireCtx("payment:list");
  const { timeZone } = await requireCompany(ctx);
  const filters = filtersIn(Object.fromEntries(new URL(request.url).searchParams));
  await recordDownload(ctx, "payments", filters);
  const name = `payments-${ctx.environment}-${dayIn(ctx.now, timeZone)}.csv`;
  return new Response(await csvOf(ctx, queryOf(filters, timeZone)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
