"use client";

import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { confirmAction } from "./actions";

type Props = { id: string; deliveryId: string; seenAt: string; amount: string; payer: string };

/** Vouches for money nobody verified, after asking. */
export function ConfirmPayer({ id, deliveryId, seenAt, amount, payer }: Props) {
  return (
    <ConfirmDialog
      trigger={<Button>Confirm payment</Button>}
      title="Confirm payment"
      objectName={`${amount} from ${payer}`}
      confirmLabel="Confirm payment"
      cancelLabel="Leave unconfirmed"
      done="The payment was confirmed."
      action={() => confirmAction(null, { id, deliveryId, seenAt })}
    >
      Nobody has verified this message, and anyone who knows the callback address could have sent it. Confirm it only
      when you have seen the money in your account at the provider. The customer is credited, and that can’t be undone.
    </ConfirmDialog>
  );
}
