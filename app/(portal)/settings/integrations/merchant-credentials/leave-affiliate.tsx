"use client";

import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { leaveAffiliateAction } from "./actions";

type Props = { affiliate: { affiliateId: string; name: string } };

/** Lets the merchant part from its affiliate. */
export function LeaveAffiliate({ affiliate: { affiliateId, name } }: Props) {
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Leave affiliate</Button>}
      title="Leave affiliate"
      objectName={name}
      confirmLabel="Leave affiliate"
      cancelLabel="Stay with affiliate"
      done={`${name} does not manage this account any more.`}
      action={() => leaveAffiliateAction(null, { affiliateId })}
    >
      Every credential {name} made for this account is revoked, live and sandbox, and whoever uses one is refused from
      the very next call. {name} can make no new ones, and its permission ceiling ends. Only the operator of this
      installation can link the account to an affiliate again.
    </ConfirmDialog>
  );
}
