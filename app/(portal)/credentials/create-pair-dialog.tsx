"use client";

import { type FormEvent, startTransition, useActionState } from "react";
import { Button } from "@/app/_ui/button";
import { CopyableId } from "@/app/_ui/copyable-id";
import { Dialog } from "@/app/_ui/dialog";
import { DialogForm } from "@/app/_ui/dialog-form";
import type { FieldInfo } from "@/app/_ui/field";
import { SecretOnce } from "@/app/_ui/secret-once";
import { TextField } from "@/app/_ui/text-field";
import type { FormState } from "@/lib/session/action";
import type { ScopeOption } from "../applications/[applicationId]/scope-choices";
import { PlusIcon } from "../plus-icon";
import { Narrowing, type NarrowingFields, narrowingIn } from "./narrowing";

type Outcome = FormState<{ clientId: string; secret: string }>;
export type PairInput = { name: string; scopes: string[]; allowedIps: string[]; expiresOn: string };

type Props = {
  title: string;
  fields: NarrowingFields & { name: FieldInfo };
  scopes: readonly ScopeOption[];
  /** What the credentials of this kind are for, beside the name. */
  placeholder: string;
  action: (previous: Outcome, input: PairInput) => Promise<Outcome>;
};

/** Makes a client ID and secret, then shows the secret this one time. */
export function CreatePairDialog({ title, ...rest }: Props) {
  return (
    <Dialog
      title={title}
      trigger={
        <Button variant="primary" icon={<PlusIcon />}>
          {title}
        </Button>
      }
    >
      <CreatePairForm title={title} {...rest} />
    </Dialog>
  );
}

/** Lives inside the dialog, so closing the dialog forgets the secret. */
function CreatePairForm({ title, fields, scopes, placeholder, action }: Props) {
  const [state, submit, pending] = useActionState(action, null);
  if (state?.ok) return <PairOnce {...state.data} />;

  const errors: Record<string, string[] | undefined> = state?.fields ?? {};
  function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => submit({ name: String(form.get("name") ?? ""), ...narrowingIn(form) }));
  }

  return (
    <DialogForm state={state} pending={pending} verb={title} onSubmit={create}>
      <TextField field={fields.name} error={errors.name?.[0]} placeholder={placeholder} />
      <Narrowing fields={fields} scopes={scopes} errors={errors} />
    </DialogForm>
  );
}

function PairOnce({ clientId, secret }: { clientId: string; secret: string }) {
  return (
    <>
      <div className="px-5 pb-4 sm:px-6">
        <p className="text-13 text-muted">Client ID, which is public and stays readable</p>
        <CopyableId value={clientId} what="client ID" />
      </div>
      <SecretOnce
        value={secret}
        what="client secret"
        env={{ file: ".env", name: "PORTICO_CLIENT_SECRET", extra: { PORTICO_CLIENT_ID: clientId } }}
      />
    </>
  );
}
