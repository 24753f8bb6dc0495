"use client";

import { type FormEvent, startTransition, useActionState, useState } from "react";
import { CheckboxGroup } from "@/app/_ui/choice-field";
import { DialogForm } from "@/app/_ui/dialog-form";
import type { FieldInfo } from "@/app/_ui/field";
import { SecretOnce } from "@/app/_ui/secret-once";
import { TextArea, TextField } from "@/app/_ui/text-field";
import { CreateDialog } from "../../create-dialog";
import { createTokenAction } from "./actions";
import { ExpiryField } from "./expiry-field";
import { type ScopeOption, scopeChoices, toggleScope } from "./scope-choices";

type Props = {
  application: { id: string; clientId: string };
  fields: Record<"label" | "expiresAt" | "scopes" | "allowedIps", FieldInfo>;
  scopes: readonly ScopeOption[];
  today: string;
  zone: string;
  /** Whether the address asks for it to be open. */
  opens: boolean;
};

/** Makes a client token, then shows it this one time. */
export function CreateTokenDialog({ opens, ...rest }: Props) {
  return (
    <CreateDialog title="Create New API Access Token" verb="Create API Access Token" opens={opens}>
      <CreateTokenForm {...rest} />
    </CreateDialog>
  );
}

/** Lives inside the dialog, so closing the dialog forgets the secret. */
function CreateTokenForm({ application, fields, scopes, today, zone }: Omit<Props, "opens">) {
  const [state, submit, pending] = useActionState(createTokenAction, null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (state?.ok) {
    const extra = { PAYMENT_CLIENT_ID: application.clientId };
    return (
      <SecretOnce value={state.data.secret} what="token" env={{ file: ".env", name: "PAYMENT_CLIENT_TOKEN", extra }} />
    );
  }

  const errors: Record<string, string[] | undefined> = state?.fields ?? {};
  function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const textOf = (name: string) => String(form.get(name) ?? "");
    const typed = { label: textOf("label"), expiresOn: textOf("expiresAt"), allowedIps: textOf("allowedIps") };
    startTransition(() => submit({ applicationId: application.id, scopes: [...chosen], ...typed }));
  }

  return (
    <DialogForm state={state} pending={pending} verb="Create API Access Token" onSubmit={create}>
      <TextField field={fields.label} error={errors.label?.[0]} placeholder="Checkout server" />
      <ExpiryField field={fields.expiresAt} error={errors.expiresAt?.[0]} today={today} zone={zone} />
      <CheckboxGroup
        field={fields.scopes}
        error={errors.scopes?.[0]}
        options={scopeChoices(scopes, chosen)}
        value={chosen}
        onChange={(value, checked) => setChosen((now) => toggleScope(now, value, checked))}
      />
      <TextArea
        field={fields.allowedIps}
        error={errors.allowedIps?.join(" ")}
        placeholder={"203.0.113.7\n2001:db8::/48"}
        aside="One address or range a line, or with commas between them."
        mono
      />
    </DialogForm>
  );
}
