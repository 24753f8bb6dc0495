"use client";

import { type FormEvent, startTransition, useActionState } from "react";
import { DialogForm } from "@/app/_ui/dialog-form";
import { SecretOnce } from "@/app/_ui/secret-once";
import { TextField } from "@/app/_ui/text-field";
import { CreateDialog } from "../create-dialog";
import { AccessFields, accessIn } from "./access-fields";
import { createTokenAction } from "./actions";
import { ExpirationField } from "./expiration-field";
import type { TokenFrame } from "./token-form";

type Props = TokenFrame & {
  /** The address that goes with a token of this environment, when the company has one. */
  apiUrl: string | null;
  /** Whether the address asks for it to be open. */
  opens: boolean;
};

/** Makes an access token, then shows it this one time. */
export function CreateTokenDialog({ opens, ...rest }: Props) {
  return (
    <CreateDialog title="Create New API Access Token" verb="Add" opens={opens}>
      <CreateTokenForm {...rest} />
    </CreateDialog>
  );
}

/** Lives inside the dialog, so closing the dialog forgets the value. */
function CreateTokenForm({ fields, permissions, tomorrow, zone, apiUrl }: Omit<Props, "opens">) {
  const [state, submit, pending] = useActionState(createTokenAction, null);
  if (state?.ok) {
    const extra: Record<string, string> = apiUrl ? { CRM_API_URL: apiUrl } : {};
    return (
      <SecretOnce
        value={state.data.secret}
        what="access token"
        env={{ file: ".env", name: "CRM_API_ACCESS_TOKEN", extra }}
      />
    );
  }

  const errors: Record<string, string[] | undefined> = state?.fields ?? {};
  function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get("name") ?? "");
    const expiration = String(form.get("expiration") ?? "") || null;
    startTransition(() => submit({ name, expiration, ...accessIn(form) }));
  }

  return (
    <DialogForm state={state} pending={pending} verb="Create access token" onSubmit={create}>
      <TextField field={fields.name} error={errors.name?.[0]} placeholder="CRM vendor" />
      <AccessFields fields={fields} permissions={permissions} errors={errors} />
      <ExpirationField field={fields.expiration} error={errors.expiration?.[0]} tomorrow={tomorrow} zone={zone} />
    </DialogForm>
  );
}
