import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Time } from "@/app/_ui/time";
import type { Ctx } from "@/lib/context";
import { listMerchantCredentials } from "@/lib/credentials";
import { listManagedMerchants } from "@/lib/tenants";
import { MerchantId } from "@/lib/tenants/schema";
import { ceilingWords } from "../ceiling-words";

/** The merchants under an affiliate account (permission `affiliate:read`); a row opens its merchant. */
export async function MerchantTable({ ctx, zone }: { ctx: Ctx; zone: string }) {
  const [merchants, credentials] = await Promise.all([listManagedMerchants(ctx), listMerchantCredentials(ctx)]);
  const countOf = (id: string) => credentials.filter(({ merchantId }) => merchantId === id).length;
  return (
    <DataTable
      label="Merchants"
      rows={merchants}
      rowKey={({ merchantId }) => merchantId}
      rowHref={({ merchantId }) => `/affiliate/merchants/${MerchantId.encode(merchantId)}`}
      empty={
        <EmptyState title="No merchant yet">
          The operator of this installation puts a merchant under your account. It then appears here.
        </EmptyState>
      }
      columns={[
        { key: "name", header: "Merchant", cell: ({ name }) => name },
        {
          key: "credentials",
          header: "Credentials",
          numeric: true,
          cell: ({ merchantId }) => countOf(merchantId),
        },
        { key: "ceiling", header: "Permission ceiling", cell: ({ ceiling }) => ceilingWords(ceiling) },
        {
          key: "since",
          header: "Managed since",
          nowrap: true,
          cell: ({ since }) => <Time at={since} now={ctx.now} zone={zone} format="day" />,
        },
      ]}
    />
  );
}
