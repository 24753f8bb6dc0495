import type { Metadata } from "next";
import { Card } from "@/app/_ui/card";
import { CopyableId } from "@/app/_ui/copyable-id";
import { PageHeader } from "@/app/_ui/page-header";
import { getRequest } from "@/lib/requests";
import { requireCtx, requireSight } from "@/lib/session";
import { requireCompany } from "@/lib/tenants";
import { foundOr404 } from "../../../found-or-404";
import { RequestBadge } from "../request-badge";
import { reasonWords } from "../request-words";
import { Advice } from "./advice";
import { Decision } from "./decision";
import { deskOf } from "./mend-of";
import { opensTo } from "./opens-to";
import { RequestFacts } from "./request-facts";

export const metadata: Metadata = { title: "Request" };

export default async function RequestPage({ params }: PageProps<"/developers/requests/[requestId]">) {
  const { requestId: id } = await params;
  const ctx = await requireCtx("request:read");
  const request = await foundOr404(getRequest(ctx, { id }));
  const [{ timeZone: zone }, { tenant }] = await Promise.all([requireCompany(ctx), requireSight()]);
  const kind = tenant?.kind ?? "merchant";
  const opens = opensTo(ctx.principal.permissions, kind);
  const desk = request.credential && deskOf(request.credential, kind === "affiliate");
  const shown = desk && opens(desk) ? desk : null;

  return (
    <>
      <PageHeader
        back={{ href: "/developers/requests", label: "Request log" }}
        title={`${request.method} ${request.route}`}
        badge={<RequestBadge status={request.status} />}
        purpose={request.reason && `${reasonWords(request.reason)}.`}
        id={<CopyableId value={id} what="request ID" />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Advice request={request} isAffiliate={kind === "affiliate"} opens={opens} desk={shown} />
        <Card title="Details">
          <RequestFacts request={request} desk={shown} now={ctx.now} zone={zone} />
        </Card>
        <Decision request={request} />
      </div>
    </>
  );
}
