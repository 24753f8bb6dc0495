"use client";

import { type FormEvent, startTransition, useActionState, useState } from "react";
import { Button } from "@/app/_ui/button";
import { RadioCards } from "@/app/_ui/choice-field";
import { CopyableId } from "@/app/_ui/copyable-id";
import { DialogFooter, useDialog } from "@/app/_ui/dialog";
import { DialogForm } from "@/app/_ui/dialog-form";
import { SecretOnce } from "@/app/_ui/secret-once";
import { CreateDialog } from "../../create-dialog";
import { createAppAction } from "./actions";
import { AppFields, type AppForm, readApp } from "./app-fields";

const TYPES = [
  { value: "confidential", label: "Confidential", description: "Runs on a server, which can keep a secret." },
  { value: "public", label: "Public", description: "Runs on people’s devices, not in a page. It gets no secret." },
];

/** Registers an app, then shows its client ID and, this one time, its secret. */
export function CreateAppDialog({ opens, ...form }: AppForm & { opens: boolean }) {
  return (
    <CreateDialog title="Register OAuth app" opens={opens}>
      <CreateAppForm {...form} />
    </CreateDialog>
  );
}

/** Lives inside the dialog, so closing the dialog forgets the secret. */
function CreateAppForm(form: AppForm) {
  const [state, submit, pending] = useActionState(createAppAction, null);
  const [type, setType] = useState("confidential");
  if (state?.ok) return <AppMade {...state.data} />;

  const errors: Record<string, string[] | undefined> = state?.fields ?? {};
  function register(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const app = readApp(new FormData(event.currentTarget));
    startTransition(() => submit({ ...app, type } as Parameters<typeof submit>[0]));
  }
  return (
    <DialogForm state={state} pending={pending} verb="Register app" onSubmit={register}>
      <RadioCards
        field={form.fields.type}
        error={errors.type?.[0]}
        options={TYPES}
        columns={2}
        value={type}
        onChange={setType}
      />
      <AppFields {...form} errors={errors} />
    </DialogForm>
  );
}

function AppMade({ clientId, secret }: { clientId: string; secret: string | null }) {
  const dialog = useDialog();
  const env = { file: ".env", name: "PORTICO_CLIENT_SECRET", extra: { PORTICO_CLIENT_ID: clientId } };
  return (
    <>
      <div className="px-5 pb-4 sm:px-6">
        <p className="text-13 text-muted">Client ID, which is public and stays readable</p>
        <CopyableId value={clientId} what="client ID" />
      </div>
      {secret ? (
        <SecretOnce value={secret} what="client secret" env={env} />
      ) : (
        <DialogFooter aside="It has no secret: PKCE proves each sign-in.">
          <Button variant="primary" onClick={dialog?.closeNow}>
            Done
          </Button>
        </DialogFooter>
      )}
    </>
  );
}
