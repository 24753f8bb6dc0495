"use client";

import { type FormEvent, startTransition, useActionState } from "react";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import type { FieldInfo } from "@/app/_ui/field";
import { Form, FormActions } from "@/app/_ui/form";
import { FormMessage } from "@/app/_ui/form-message";
import { ApplicationFields, type ApplicationValues, applicationIn } from "../application-fields";
import type { CurrencyChoice } from "../currency-picker";
import { updateApplicationAction } from "./actions";

type Props = {
  application: ApplicationValues & { id: string };
  fields: Record<keyof ApplicationValues, FieldInfo>;
  currencies: readonly CurrencyChoice[];
};

/** What may change about an application. */
export function SettingsForm({ application, fields, currencies }: Props) {
  const [state, submit, pending] = useActionState(updateApplicationAction, null);
  const errors = state && !state.ok ? state.fields : {};
  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => submit({ id: application.id, ...applicationIn(form) }));
  }
  return (
    <Card>
      <Form onSubmit={save}>
        <FormMessage state={state} success="Saved. It holds from the next payment on." />
        <ApplicationFields fields={fields} currencies={currencies} errors={errors} initial={application} />
        <FormActions>
          <Button type="submit" variant="primary" pending={pending}>
            Save settings
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
