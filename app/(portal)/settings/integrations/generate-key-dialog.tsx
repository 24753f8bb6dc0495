"use client";

import { type FormEvent, startTransition, useActionState, useState } from "react";
import { Button } from "@/app/_ui/button";
import { RadioCards } from "@/app/_ui/choice-field";
import { Dialog, DialogBody, DialogFooter, dialogForm, useDialog } from "@/app/_ui/dialog";
import type { FieldInfo } from "@/app/_ui/field";
import { FormMessage } from "@/app/_ui/form-message";
import { SecretOnce } from "@/app/_ui/secret-once";
import { SelectField } from "@/app/_ui/select-field";
import { TextField } from "@/app/_ui/text-field";
import type { ScopeOption } from "../../applications/[applicationId]/scope-choices";
import { useForgetCreate } from "../../applications/use-forget-create";
import { Narrowing, type NarrowingFields, narrowingIn } from "../../credentials/narrowing";
import { PlusIcon } from "../../plus-icon";
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
  const [open, setOpen] = useState(opens);
  useForgetCreate(open);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Generate API key"
      trigger={
        <Button variant="primary" icon={<PlusIcon />}>
          GENERATE API KEY
        </Button>
      }
    >
      <GenerateKeyForm {...rest} />
    </Dialog>
  );
}

/** Lives inside the dialog, so closing the dialog forgets the key. */
function GenerateKeyForm({ fields, scopes, companies, companyId }: Omit<Props, "opens">) {
  const dialog = useDialog();
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
    <form onSubmit={generate} className={dialogForm} noValidate>
      <DialogBody>
        <FormMessage state={state} />
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
      </DialogBody>
      <DialogFooter>
        <Button onClick={dialog?.close}>Cancel</Button>
        <Button type="submit" variant="primary" pending={pending}>
          GENERATE
        </Button>
      </DialogFooter>
    </form>
  );
}
