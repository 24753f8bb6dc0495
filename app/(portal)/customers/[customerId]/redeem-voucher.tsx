"use client";

import { type FormEvent, startTransition, useActionState, useEffect } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, useDialog } from "@/app/_ui/dialog";
import { DialogForm } from "@/app/_ui/dialog-form";
import { notify } from "@/app/_ui/notify";
import { TextField } from "@/app/_ui/text-field";
import { redeemVoucherAction } from "./actions";

type Props = { customerId: string; name: string };

/** Credits a free voucher to the customer, for who can't do it at their payment link. */
export function RedeemVoucher(props: Props) {
  return (
    <Dialog title="Redeem voucher" size="sm" trigger={<Button size="sm">Redeem voucher</Button>}>
      <RedeemForm {...props} />
    </Dialog>
  );
}

const CODE = { name: "code", label: "Voucher code", example: "PV-4T7K-09QX-H2MB-ZC5E", max: 60 };

function RedeemForm({ customerId, name }: Props) {
  const dialog = useDialog();
  const [state, submit, pending] = useActionState(redeemVoucherAction, null);
  const close = dialog?.closeNow;
  useEffect(() => {
    if (!state?.ok) return;
    notify(`${state.data.words} was credited.`);
    close?.();
  }, [state, close]);
  const errors: Record<string, string[] | undefined> = state && !state.ok ? state.fields : {};

  function redeem(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code") ?? "");
    startTransition(() => submit({ customerId, code }));
  }

  return (
    <DialogForm state={state} pending={pending} verb="Redeem voucher" onSubmit={redeem}>
      <p className="rounded-control border border-line bg-sunken px-3 py-2 font-medium wrap-anywhere">{name}</p>
      <TextField field={CODE} error={errors.voucher?.[0]} mono />
      <p className="text-13 text-pretty text-muted">
        Free vouchers are credited at once. Those that add to a payment are entered by the customer, at their payment
        link.
      </p>
    </DialogForm>
  );
}
