"use client";

import { type FormEvent, startTransition, useActionState } from "react";
import { DialogForm } from "@/app/_ui/dialog-form";
import type { FieldInfo } from "@/app/_ui/field";
import { SecretOnce } from "@/app/_ui/secret-once";
import { TextField } from "@/app/_ui/text-field";
import { CreateDialog } from "../create-dialog";
import { createApplicationAction } from "./actions";
import { ApplicationFields, type ApplicationValues, applicationIn } from "./application-fields";
import type { CurrencyChoice } from "./currency-picker";

type Props = {
  fields: Record<keyof ApplicationValues | "secret", FieldInfo>;
  currencies: readonly CurrencyChoice[];
  /** Whether the address asks for it to be open. */
  opens: boolean;
};

/** Makes an application, then shows its webhook secret this one time. */
export function CreateApplicationDialog({ opens, ...rest }: Props) {
  return (
    <CreateDialog title="Create payment application" opens={opens}>
      <CreateApplicationForm {...rest} />
    </CreateDialog>
  );
}

/** Lives inside the dialog, so closing the dialog forgets the secret. */
function CreateApplicationForm({ fields, currencies }: Omit<Props, "opens">) {
  const [state, submit, pending] = useActionState(createApplicationAction, null);
  if (state?.ok) {
    const { id, clientId, webhookSecret } = state.data;
    return (
      <SecretOnce
        value={webhookSecret}
        what="webhook secret"
        env={{ file: ".env", name: "WEBHOOK_SECRET", extra: { PAYMENT_CLIENT_ID: clientId } }}
        onDone={() => window.location.assign(`/applications/${id}`)}
        doneLabel="Open the application"
      />
    );
  }

  const errors = state?.fields ?? {};
  function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const secret = String(form.get("secret") ?? "").trim() || null;
    startTransition(() => submit({ ...applicationIn(form), secret }));
  }

  return (
    <DialogForm state={state} pending={pending} verb="Create payment application" onSubmit={create}>
      <ApplicationFields fields={fields} currencies={currencies} errors={errors} />
      <TextField field={fields.secret} error={errors.secret?.[0]} type="password" autoComplete="new-password" mono />
    </DialogForm>
  );
}
