"use client";

import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect } from "react";
import { useDialog } from "@/app/_ui/dialog";
import { DialogForm } from "@/app/_ui/dialog-form";
import { notify } from "@/app/_ui/notify";
import type { FormState } from "@/lib/session/action";
import { type DomainFieldInfos, DomainFields, type DomainValues } from "./domain-fields";

type Outcome = FormState<{ fqdn: string }>;
type Errors = Record<string, string[] | undefined>;

type Props = {
  fields: DomainFieldInfos;
  initial?: DomainValues;
  /** Sends what the form says. */
  send: (previous: Outcome, form: FormData) => Promise<Outcome>;
  /** The words of the button, and what is said once it is done. */
  verb: string;
  done: (fqdn: string) => string;
  /** What stands above the fields that adding and editing share. */
  lead?: (errors: Errors) => ReactNode;
};

/** The form of the dialogs that add and edit a domain. */
export function DomainForm({ fields, initial, send, verb, done, lead }: Props) {
  const dialog = useDialog();
  const [state, submit, pending] = useActionState(send, null);
  const errors: Errors = state && !state.ok ? state.fields : {};
  useEffect(() => {
    if (!state?.ok) return;
    dialog?.closeNow();
    notify(done(state.data.fqdn));
  }, [state, dialog, done]);

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => submit(form));
  }

  return (
    <DialogForm state={state} pending={pending} verb={verb} onSubmit={save}>
      {lead?.(errors)}
      <DomainFields fields={fields} errors={errors} initial={initial} />
    </DialogForm>
  );
}
