"use client";

import { type FormEvent, startTransition, useActionState, useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, useDialog } from "@/app/_ui/dialog";
import { DialogForm } from "@/app/_ui/dialog-form";
import { notify } from "@/app/_ui/notify";
import { SelectField } from "@/app/_ui/select-field";
import { NumberField, TextField } from "@/app/_ui/text-field";
import { PlusIcon } from "../../plus-icon";
import { addPaymentAction } from "./actions";

type Option = { value: string; label: string };
type Props = { customerId: string; name: string; currencies: readonly Option[]; currency: string };

/** Writes down money that came or went outside. */
export function AddPayment(props: Props) {
  return (
    <Dialog
      title="Add payment"
      trigger={
        <Button variant="primary" icon={<PlusIcon />}>
          Add payment
        </Button>
      }
    >
      <PaymentForm {...props} />
    </Dialog>
  );
}

const STATUSES = [
  { value: "completed", label: "Completed: in the balance at once" },
  { value: "pending", label: "Pending: counts once it is completed" },
  { value: "canceled", label: "Cancelled: never counts" },
];
const FIELDS = {
  description: {
    name: "description",
    label: "Description",
    help: "What stands after # is private: only your own people see it.",
    max: 500,
  },
  total: {
    name: "total",
    label: "Total",
    help: "Credits the customer; with a minus in front it takes from them, such as for a purchase.",
  },
  currency: { name: "currencyCode", label: "Currency" },
  fee: { name: "fee", label: "Payment Fee", required: false, help: "For reference only; it moves nothing." },
  status: { name: "status", label: "Status" },
};

function PaymentForm({ customerId, name, currencies, currency: first }: Props) {
  const dialog = useDialog();
  const [currency, setCurrency] = useState(first);
  const [state, submit, pending] = useActionState(addPaymentAction, null);
  const errors: Record<string, string[] | undefined> = state && !state.ok ? state.fields : {};
  useEffect(() => {
    if (!state?.ok) return;
    dialog?.closeNow();
    notify("The payment was added.");
  }, [state, dialog]);

  function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = (key: string) => String(form.get(key) ?? "");
    const chosen = STATUSES.find(({ value }) => value === typed("status"))?.value ?? "pending";
    const status = chosen as "completed" | "pending" | "canceled";
    const texts = { description: typed("description"), total: typed("total"), fee: typed("fee") };
    startTransition(() => submit({ customerId, ...texts, currencyCode: currency, status }));
  }

  return (
    <DialogForm state={state} pending={pending} verb="Add payment" onSubmit={add}>
      <p className="rounded-control border border-line bg-sunken px-3 py-2 font-medium wrap-anywhere">{name}</p>
      <TextField field={FIELDS.description} error={errors.description?.[0]} placeholder="Bank transfer # seen by Eve" />
      <SelectField
        field={FIELDS.currency}
        error={errors.currencyCode?.[0]}
        options={currencies}
        value={currency}
        onChange={(event) => setCurrency(event.target.value)}
      />
      <NumberField field={FIELDS.total} error={errors.total?.[0]} unit={currency} />
      <NumberField field={FIELDS.fee} error={errors.fee?.[0]} unit={currency} />
      <SelectField field={FIELDS.status} error={errors.status?.[0]} options={STATUSES} />
      <p className="text-13 text-pretty text-muted">
        No e-mail confirmation is sent: this installation has no mail server. Tell the customer’s contacts yourself.
      </p>
    </DialogForm>
  );
}
