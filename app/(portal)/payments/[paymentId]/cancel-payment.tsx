"use client";

import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { cancelPaymentAction } from "./actions";

/** Ends an open payment after asking. */
export function CancelPayment({ paymentId, reference }: { paymentId: string; reference: string }) {
  return (
    <ConfirmDialog
      trigger={<Button>Cancel payment</Button>}
      title="Cancel payment"
      objectName={reference}
      confirmLabel="Cancel payment"
      cancelLabel="Keep payment open"
      done={`${reference} was canceled.`}
      action={() => cancelPaymentAction(null, { paymentId })}
    >
      The checkout link stops working and the payer can’t pay any more. If the payer is paying this very moment, the
      payment stays as it is and you are told. This can’t be undone.
    </ConfirmDialog>
  );
}
