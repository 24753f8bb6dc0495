"use client";

import { type FormEvent, startTransition, useActionState, useEffect } from "react";
import { useDialog } from "@/app/_ui/dialog";
import { DialogForm } from "@/app/_ui/dialog-form";
import { TextArea, TextField } from "@/app/_ui/text-field";
import type { FormState } from "@/lib/session/action";

export type CustomerValues = Record<"name" | "reference" | "paypalEmail" | "contacts", string>;
type Saved = FormState<{ id: string; name: string }>;

type Props = {
  initial?: CustomerValues;
  send: (previous: Saved, values: CustomerValues) => Promise<Saved>;
  verb: string;
  done: (saved: { id: string; name: string }) => void;
};

const FIELDS = {
  name: { name: "name", label: "Name", example: "Ada Lovelace", max: 255 },
  reference: {
    name: "reference",
    label: "Reference",
    required: false,
    help: "Your own ID of this customer; no two customers share one.",
    max: 255,
  },
  paypalEmail: {
    name: "paypalEmail",
    label: "PayPal e-mail",
    required: false,
    help: "The address this customer pays from at PayPal. Incoming payments are matched on it.",
  },
  contacts: {
    name: "contacts",
    label: "Contacts",
    required: false,
    help: "One a line, the first one first: Ada Lovelace <ada@example.com>, or the address alone.",
  },
};

/** The form of the dialogs that add and edit a customer. */
export function CustomerForm({ initial, send, verb, done }: Props) {
  const dialog = useDialog();
  const [state, submit, pending] = useActionState(send, null);
  const errors: Record<string, string[] | undefined> = state && !state.ok ? state.fields : {};
  useEffect(() => {
    if (!state?.ok) return;
    dialog?.closeNow();
    done(state.data);
  }, [state, dialog, done]);

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = (name: keyof CustomerValues) => String(form.get(name) ?? "");
    const values = {
      name: typed("name"),
      reference: typed("reference"),
      paypalEmail: typed("paypalEmail"),
      contacts: typed("contacts"),
    };
    startTransition(() => submit(values));
  }

  return (
    <DialogForm state={state} pending={pending} verb={verb} onSubmit={save}>
      <TextField field={FIELDS.name} error={errors.name?.[0]} defaultValue={initial?.name} />
      <TextField field={FIELDS.reference} error={errors.reference?.[0]} defaultValue={initial?.reference} />
      <TextArea field={FIELDS.contacts} error={errors.contacts?.[0]} defaultValue={initial?.contacts} />
      <TextField
        field={FIELDS.paypalEmail}
        error={errors.paypalEmail?.[0]}
        defaultValue={initial?.paypalEmail}
        inputMode="email"
      />
    </DialogForm>
  );
}
