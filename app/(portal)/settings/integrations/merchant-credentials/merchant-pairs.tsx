import { EmptyState } from "@/app/_ui/empty-state";
import type { listMerchantCredentialsOfMine } from "@/lib/credentials";
import type { Clock } from "../../../credentials/credential-cells";
import { Desk } from "../../../credentials/desk";
import { PairMenu } from "../../../credentials/pair-menu";
import { PairTable } from "../../../credentials/pair-table";
import { disablePairAction, enablePairAction, revokePairAction } from "./actions";

const ACTIONS = { disable: disablePairAction, enable: enablePairAction, revoke: revokePairAction };

type Pairs = Awaited<ReturnType<typeof listMerchantCredentialsOfMine>>["data"];

/** The pairs of the account, with who made each and what can be done to it. */
export const MerchantPairs = ({ pairs, clock }: { pairs: Pairs; clock: Clock }) => (
  <Desk>
    <PairTable
      {...clock}
      label="Merchant credentials"
      pairs={pairs}
      all="All that the account may do"
      rowMenu={({ id, label, status, madeBy }) => <PairMenu row={{ id, label, status, madeBy }} actions={ACTIONS} />}
      extra={{ key: "maker", header: "Made by", cell: ({ madeBy }) => madeBy ?? "This account" }}
      empty={
        <EmptyState title="No merchant credential yet">
          A program exchanges the pair for short-lived tokens that act for all companies of this account. When an
          affiliate makes one for you, it is listed here and you can revoke it.
        </EmptyState>
      }
    />
  </Desk>
);
