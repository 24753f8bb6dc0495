import type { Metadata } from "next";
import { Card } from "@/app/_ui/card";
import { CopyableId } from "@/app/_ui/copyable-id";
import { PageHeader } from "@/app/_ui/page-header";
import { getDelivery } from "@/lib/payments";
import { listMemberNames, requireCompany } from "@/lib/tenants";
import { foundOr404 } from "../../found-or-404";
import { requireMerchant } from "../../settings/integrations/require-merchant";
import { ResultBadge } from "../log-badges";
import { lineWords } from "../log-words";
import { Judgement } from "./judgement";
import { MessageBody } from "./message-body";
import { MessageFacts } from "./message-facts";
import { Reprocess, WatchUntilWorked } from "./reprocess";
import { TransferCard } from "./transfer-card";

export const metadata: Metadata = { title: "Provider message" };

export default async function MessagePage({ params }: PageProps<"/payment-log/[deliveryId]">) {
  const { deliveryId: id } = await params;
  const ctx = await requireMerchant("payment:read");
  const message = await foundOr404(getDelivery(ctx, { id }));
  const [{ timeZone: zone }, members] = await Promise.all([requireCompany(ctx), listMemberNames(ctx)]);
  const { permissions } = ctx.principal;
  const names = new Map([...members, [ctx.principal.id, "You"]]);

  return (
    <>
      <PageHeader
        back={{ href: "/payment-log", label: "Payment log" }}
        title={`Message from ${message.integration.label}`}
        badge={<ResultBadge result={message.result} />}
        purpose={`${lineWords(message)}.`}
        id={<CopyableId value={id} what="message ID" />}
        actions={permissions.includes("integration:manage") && <Reprocess id={id} />}
      />
      {message.result === "waiting" && <WatchUntilWorked />}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {message.transfers.map((transfer, at, { length }) => (
          <TransferCard
            key={transfer.id}
            transfer={transfer}
            deliveryId={id}
            place={length > 1 ? `${at + 1} of ${length}` : null}
            canAdjust={permissions.includes("ledger:adjust")}
          />
        ))}
        <Card title="Details">
          <MessageFacts message={message} now={ctx.now} zone={zone} />
        </Card>
        <Judgement message={message} names={names} now={ctx.now} zone={zone} />
      </div>
      <MessageBody headers={message.headers} body={message.body} />
    </>
  );
}
