"use client";

import { type FormEvent, startTransition, useActionState, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFooter, dialogForm, useDialog } from "@/app/_ui/dialog";
import type { FieldInfo } from "@/app/_ui/field";
import { FormMessage } from "@/app/_ui/form-message";
import { SecretOnce } from "@/app/_ui/secret-once";
import { TextField } from "@/app/_ui/text-field";
import { PlusIcon } from "../plus-icon";
import { createApplicationAction } from "./actions";
import { ApplicationFields, type ApplicationValues, applicationIn } from "./application-fields";
import type { CurrencyChoice } from "./currency-picker";
import { useForgetCreate } from "./use-forget-create";

type Props = {
  fields: Record<keyof ApplicationValues | "secret", FieldInfo>;
  currencies: readonly CurrencyChoice[];
  /** Whether the address asks for it to be open. */
  opens: boolean;
};

/** Makes an application, then shows its webhook secret this one time. */
export function CreateApplicationDialog({ opens, ...rest }: Props) {
  const [open, setOpen] = useState(opens);
  useForgetCreate(open);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Create payment application"
      trigger={
        <Button variant="primary" icon={<PlusIcon />}>
          Create payment application
        </Button>
      }
    >
      <CreateApplicationForm {...rest} />
    </Dialog>
  );
}

/** Lives inside the dialog, so closing the dialog forgets the secret. */
function CreateApplicationForm({ fields, currencies }: Omit<Props, "opens">) {
  const dialog = useDialog();
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
    <form onSubmit={create} className={dialogForm} noValidate>
      <DialogBody>
        <FormMessage state={state} />
        <ApplicationFields fields={fields} currencies={currencies} errors={errors} />
        <TextField field={fields.secret} error={errors.secret?.[0]} type="password" autoComplete="new-password" mono />
      </DialogBody>
      <DialogFooter>
        <Button onClick={dialog?.close}>Cancel</Button>
        <Button type="submit" variant="primary" pending={pending}>
          Create payment application
        </Button>
      </DialogFooter>
    </form>
  );
}
