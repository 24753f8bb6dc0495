"use client";

import { type FormEvent, startTransition, useActionState } from "react";
import { RadioCards } from "@/app/_ui/choice-field";
import { DialogForm } from "@/app/_ui/dialog-form";
import type { FieldInfo } from "@/app/_ui/field";
import { SecretOnce } from "@/app/_ui/secret-once";
import { SelectField } from "@/app/_ui/select-field";
import { TextField } from "@/app/_ui/text-field";
import type { ScopeOption } from "../../applications/[applicationId]/scope-choices";
import { CreateDialog } from "../../create-dialog";
import { Narrowing, type NarrowingFields, narrowingIn } from "../../credentials/narrowing";
import { generateKeyAction } from "./actions";

type Props = {
  fields: NarrowingFields & Record<"name" | "companyId" | "environment", FieldInfo>;
  scopes: readonly ScopeOption[];
  companies: readonly { value: string; label: string }[];
  /** The company the person works in. */
  companyId: string;
  /** Whether the address asks for it to be open. */
  opens: boolean;
};

const MODES = [
  { value: "production", label: "Production", description: "Reaches live data; real money moves." },
  { value: "sandbox", label: "Sandbox", description: "Reaches test data only. Gateways it creates are sandbox ones." },
];

/** Makes an API key, then shows it this one time. */
export function GenerateKeyDialog({ opens, ...rest }: Props) {
  return (
    <CreateDialog title="Generate API key" verb="GENERATE API KEY" opens={opens}>
      <GenerateKeyForm {...rest} />
    </CreateDialog>
  );
}

/** Lives inside the dialog, so closing the dialog forgets the key. */
function GenerateKeyForm({ fields, scopes, companies, companyId }: Omit<Props, "opens">) {
  const [state, submit, pending] = useActionState(generateKeyAction, null);
  if (state?.ok) {
    return <SecretOnce value={state.data.secret} what="API key" env={{ file: ".env", name: "PAYMENT_API_KEY" }} />;
  }

  const errors: Record<string, string[] | undefined> = state?.fields ?? {};
  const modeError = errors.environment && "Choose Production or Sandbox.";
  function generate(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const textOf = (name: string) => String(form.get(name) ?? "");
    const whole = { name: textOf("name"), companyId: textOf("companyId"), environment: textOf("environment") };
    startTransition(() => submit({ ...whole, ...narrowingIn(form) }));
  }

  return (
    <DialogForm state={state} pending={pending} verb="GENERATE" onSubmit={generate}>
      <TextField field={fields.name} error={errors.name?.[0]} placeholder="Billing system" />
      <SelectField
        field={fields.companyId}
        error={errors.companyId?.[0]}
        options={companies}
        defaultValue={companyId}
        aside="The key opens every API of this company, and of no other. It can’t be moved later."
      />
      <RadioCards field={fields.environment} error={modeError} options={MODES} columns={2} />
      <Narrowing fields={fields} scopes={scopes} errors={errors} folded />
    </DialogForm>
  );
}
