"use client";

import { type FormEvent, startTransition, useActionState } from "react";
import { Button } from "@/app/_ui/button";
import { RadioCards, SwitchField } from "@/app/_ui/choice-field";
import type { FieldInfo } from "@/app/_ui/field";
import { Form, FormActions } from "@/app/_ui/form";
import { FormMessage } from "@/app/_ui/form-message";
import { SelectField } from "@/app/_ui/select-field";
import { withStepUp } from "@/app/_ui/step-up";
import { setPolicyAction } from "./actions";

type Mode = "off" | "offered" | "required";
type Props = {
  fields: Record<"mode" | "integrationId" | "letInWhenDown", FieldInfo>;
  policy: { mode: Mode; integrationId: string | null; letInWhenDown: boolean };
  choices: { value: string; label: string }[];
};

const MODES = [
  { value: "off", label: "Off", description: "Nobody is asked for Duo." },
  { value: "offered", label: "Offered", description: "People may use it as their own second step." },
  { value: "required", label: "Required", description: "Nobody works in this company without it." },
];

/** What the company asks for at sign-in. */
export function PolicyForm({ fields, policy, choices }: Props) {
  const [state, submit, pending] = useActionState(withStepUp(setPolicyAction), null);
  const errors: Record<string, string[] | undefined> = state && !state.ok ? state.fields : {};
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const mode = MODES.find(({ value }) => value === form.get("mode"))?.value ?? "off";
    const integrationId = String(form.get("integrationId") ?? "");
    startTransition(() =>
      submit({ mode: mode as Mode, integrationId, letInWhenDown: form.get("letInWhenDown") === "on" }),
    );
  };
  return (
    <Form onSubmit={save} className="max-w-none">
      <FormMessage state={state} success="Saved. It holds from the next page anybody opens." />
      <SelectField
        field={fields.integrationId}
        error={errors.integrationId?.[0]}
        options={choices}
        defaultValue={policy.integrationId ?? choices[0]?.value}
      />
      <RadioCards
        field={fields.mode}
        error={errors.mode?.[0]}
        options={MODES}
        columns={3}
        defaultValue={policy.mode}
        aside="Required needs a test that passed and a confirmation of your own, both within the hour, and recovery codes of yours."
      />
      <SwitchField field={fields.letInWhenDown} defaultChecked={policy.letInWhenDown} />
      <FormActions>
        <Button type="submit" variant="primary" pending={pending}>
          Save
        </Button>
      </FormActions>
    </Form>
  );
}
