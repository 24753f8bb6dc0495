import { EmptyState } from "@/app/_ui/empty-state";
import type { Ctx } from "@/lib/context";
import { listMerchantCredentials } from "@/lib/credentials";
import { Desk } from "../../../credentials/desk";
import { PairTable } from "../../../credentials/pair-table";
import { MerchantPairMenu } from "./merchant-pair-menu";

type Props = { ctx: Ctx; merchantId: string; manages: boolean; zone: string };

/** The credentials this affiliate made for one merchant. */
export async function MerchantPairs({ ctx, merchantId, manages, zone }: Props) {
  const pairs = await listMerchantCredentials(ctx, { merchantId });
  return (
    <Desk>
      <PairTable
        label="Credentials"
        pairs={pairs}
        all="All that the ceiling allows"
        now={ctx.now}
        zone={zone}
        rowMenu={
          manages
            ? ({ merchantName, clientId, label, status }) => (
                <MerchantPairMenu
                  merchantId={merchantId}
                  merchantName={merchantName}
                  clientId={clientId}
                  label={label}
                  status={status}
                />
              )
            : undefined
        }
        empty={
          <EmptyState title="No credential yet">
            A program exchanges a client ID and secret for short-lived tokens, and acts as this merchant with them.
          </EmptyState>
        }
      />
    </Desk>
  );
}
