"use client";

import { type FormEvent, startTransition, useActionState, useEffect } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, useDialog } from "@/app/_ui/dialog";
import { DialogForm } from "@/app/_ui/dialog-form";
import { notify } from "@/app/_ui/notify";
import { NumberField, TextArea } from "@/app/_ui/text-field";
import { confirmArrivalAction } from "./actions";

type Props = {
  paymentId: string;
  /** What the payment is called. */
  name: string;
  currency: string;
  /** What stands on the transfer. */
  reference: string;
  /** As typed text, and in words. */
  due: string;
  dueWords: string;
  isFinal: boolean;
};

/** Says what came by a bank transfer, after somebody has seen it on the account. */
export function ConfirmArrival(props: Props) {
  return (
    <Dialog title="Confirm transfer" size="sm" trigger={<Button variant="primary">Confirm transfer</Button>}>
      <ArrivalForm {...props} />
    </Dialog>
  );
}

function ArrivalForm({ paymentId, name, currency, reference, due, dueWords, isFinal }: Props) {
  const dialog = useDialog();
  const [state, submit, pending] = useActionState(confirmArrivalAction, null);
  const close = dialog?.closeNow;
  useEffect(() => {
    if (!state?.ok) return;
    const isCredited = state.data.status === "succeeded";
    notify(isCredited ? `${name} is paid.` : `What came of ${name} waits for a decision.`);
    close?.();
  }, [state, name, close]);

  const errors: Record<string, string[] | undefined> = state && !state.ok ? state.fields : {};
  function confirm(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const textOf = (field: string) => String(form.get(field) ?? "");
    startTransition(() => submit({ paymentId, reference, amount: textOf("amount"), note: textOf("note") }));
  }

  return (
    <DialogForm state={state} pending={pending} verb="Confirm transfer" onSubmit={confirm}>
      <div className="grid gap-2 rounded-control border border-line bg-sunken px-3 py-2.5">
        <p className="font-medium wrap-anywhere">{name}</p>
        <dl className="grid gap-1">
          {[
            ["Due", dueWords],
            ["Payment reference", reference],
          ].map(([label, value]) => (
            <div key={label} className="flex justify-between gap-4">
              <dt className="text-muted">{label}</dt>
              <dd className="text-right tabular-nums wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <NumberField
        field={{ name: "amount", label: "Received", required: true }}
        error={errors.amount?.[0]}
        aside="All that came on your account by this transfer."
        unit={currency}
        defaultValue={due}
        maxLength={40}
      />
      <TextArea
        field={{ name: "note", label: "Note", required: true }}
        error={errors.note?.[0]}
        aside="How you know, such as the statement it stands on."
        maxLength={500}
      />
      <p className="text-pretty text-muted">
        {isFinal && "The payment has ended already, and this changes that. "}
        The sum that was due is credited at once and stays so. Less or more is treated as the payment application has
        it, or waits for a decision.
      </p>
    </DialogForm>
  );
}
