"use client";

import { type FormEvent, startTransition, useActionState, useEffect } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, useDialog } from "@/app/_ui/dialog";
import { DialogForm } from "@/app/_ui/dialog-form";
import { notify } from "@/app/_ui/notify";
import { TextField } from "@/app/_ui/text-field";
import { assignAction } from "./actions";

type Props = { id: string; deliveryId: string; amount: string; payer: string };

/** Says whose money it is. */
export function AssignPayer(props: Props) {
  return (
    <Dialog title="Assign to customer" size="sm" trigger={<Button variant="primary">Assign to customer</Button>}>
      <AssignForm {...props} />
    </Dialog>
  );
}

const CUSTOMER = { name: "customer", label: "Customer", help: "The customer’s ID, reference or an e-mail address." };

type Previous = Parameters<typeof assignAction>[0];

/** Says what came of it at once: the page that is drawn anew has no place for this dialog any more. */
async function send(
  previous: Previous,
  { id, deliveryId, customer, amount }: Omit<Props, "payer"> & { customer: string },
) {
  const state = await assignAction(previous, { id, deliveryId, customer });
  if (!state?.ok) return state;
  const { name, state: now } = state.data;
  notify(now === "credited" ? `${amount} was credited to ${name}.` : `It is assigned to ${name}.`);
  return state;
}

function AssignForm({ id, deliveryId, amount, payer }: Props) {
  const dialog = useDialog();
  const [state, submit, pending] = useActionState(send, null);
  const errors: Record<string, string[] | undefined> = state && !state.ok ? state.fields : {};
  useEffect(() => {
    if (state?.ok) dialog?.closeNow();
  }, [state, dialog]);

  function assign(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const customer = String(new FormData(event.currentTarget).get("customer") ?? "");
    startTransition(() => submit({ id, deliveryId, customer, amount }));
  }

  return (
    <DialogForm state={state} pending={pending} verb="Assign to customer" onSubmit={assign}>
      <p className="rounded-control border border-line bg-sunken px-3 py-2 font-medium wrap-anywhere">
        {amount} from {payer}
      </p>
      <TextField field={CUSTOMER} error={errors.customer?.[0]} />
      <p className="text-pretty text-muted">
        The money is credited to this customer as soon as it has arrived and is verified. Once it is credited it can’t
        be assigned anew; a payment by hand corrects it.
      </p>
    </DialogForm>
  );
}
