"use client";

import { type FormEvent, startTransition, useActionState, useState } from "react";
import { Button } from "@/app/_ui/button";
import { RadioCards } from "@/app/_ui/choice-field";
import { CopyableId } from "@/app/_ui/copyable-id";
import { Dialog, DialogBody, DialogFooter, dialogForm, useDialog } from "@/app/_ui/dialog";
import { FormMessage } from "@/app/_ui/form-message";
import { SecretOnce } from "@/app/_ui/secret-once";
import { useForgetCreate } from "../../applications/use-forget-create";
import { PlusIcon } from "../../plus-icon";
import { createAppAction } from "./actions";
import { AppFields, type AppForm, readApp } from "./app-fields";

const TYPES = [
  { value: "confidential", label: "Confidential", description: "Runs on a server, which can keep a secret." },
  { value: "public", label: "Public", description: "Runs on people’s devices, not in a page. It gets no secret." },
];

/** Registers an app, then shows its client ID and, this one time, its secret. */
export function CreateAppDialog({ opens, ...form }: AppForm & { opens: boolean }) {
  const [open, setOpen] = useState(opens);
  useForgetCreate(open);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Register OAuth app"
      trigger={
        <Button variant="primary" icon={<PlusIcon />}>
          Register OAuth app
        </Button>
      }
    >
      <CreateAppForm {...form} />
    </Dialog>
  );
}

/** Lives inside the dialog, so closing the dialog forgets the secret. */
function CreateAppForm(form: AppForm) {
  const dialog = useDialog();
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
    <form onSubmit={register} className={dialogForm} noValidate>
      <DialogBody>
        <FormMessage state={state} />
        <RadioCards
          field={form.fields.type}
          error={errors.type?.[0]}
          options={TYPES}
          columns={2}
          value={type}
          onChange={setType}
        />
        <AppFields {...form} errors={errors} />
      </DialogBody>
      <DialogFooter>
        <Button onClick={dialog?.close}>Cancel</Button>
        <Button type="submit" variant="primary" pending={pending}>
          Register app
        </Button>
      </DialogFooter>
    </form>
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
