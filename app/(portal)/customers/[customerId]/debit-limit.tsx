"use client";

import { type FormEvent, startTransition, useActionState, useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, useDialog } from "@/app/_ui/dialog";
import { DialogForm } from "@/app/_ui/dialog-form";
import { notify } from "@/app/_ui/notify";
import { SelectField } from "@/app/_ui/select-field";
import { NumberField } from "@/app/_ui/text-field";
import { setLimitAction } from "./actions";

type Option = { value: string; label: string };
type Props = {
  customerId: string;
  currencies: readonly Option[];
  currency: string;
  /** The limits there are, as decimal text by currency. */
  limits: Record<string, string>;
};

/** Says how far below zero a customer may go. */
export function DebitLimit(props: Props) {
  return (
    <Dialog title="Set debit limit" size="sm" trigger={<Button size="sm">Set debit limit</Button>}>
      <LimitForm {...props} />
    </Dialog>
  );
}

const CURRENCY = { name: "currencyCode", label: "Currency" };
const LIMIT = {
  name: "limit",
  label: "Debit limit",
  help: "0 means that the customer pays ahead. With more they may owe you up to this amount.",
};

function LimitForm({ customerId, currencies, currency: first, limits }: Props) {
  const dialog = useDialog();
  const [currency, setCurrency] = useState(first);
  const [state, submit, pending] = useActionState(setLimitAction, null);
  const errors: Record<string, string[] | undefined> = state && !state.ok ? state.fields : {};
  useEffect(() => {
    if (!state?.ok) return;
    dialog?.closeNow();
    notify(`The debit limit in ${state.data.currencyCode} was set.`);
  }, [state, dialog]);

  function set(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const limit = String(new FormData(event.currentTarget).get("limit") ?? "");
    startTransition(() => submit({ customerId, currencyCode: currency, limit }));
  }

  return (
    <DialogForm state={state} pending={pending} verb="Set debit limit" onSubmit={set}>
      <SelectField
        field={CURRENCY}
        options={currencies}
        value={currency}
        onChange={(event) => setCurrency(event.target.value)}
      />
      <NumberField
        key={currency}
        field={LIMIT}
        error={errors.limit?.[0]}
        unit={currency}
        defaultValue={limits[currency] ?? "0"}
      />
    </DialogForm>
  );
}
