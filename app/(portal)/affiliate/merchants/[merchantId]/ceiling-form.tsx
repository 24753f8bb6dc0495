"use client";

import { type FormEvent, startTransition, useActionState, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { CheckboxGroup, RadioCards } from "@/app/_ui/choice-field";
import type { FieldInfo } from "@/app/_ui/field";
import { Form, FormActions } from "@/app/_ui/form";
import { FormMessage } from "@/app/_ui/form-message";
import type { ScopeOption } from "../../../applications/[applicationId]/scope-choices";
import { setCeilingAction } from "./actions";

type Props = {
  merchantId: string;
  merchantName: string;
  ceiling: string[] | null;
  field: FieldInfo;
  /** The permissions that can be told apart; all of them together is "No limit". */
  scopes: readonly ScopeOption[];
};

const LIMIT = { name: "limit", label: "Limit" };
const CHOICES = [
  { value: "none", label: "No limit", description: "Credentials may do what they were made for." },
  { value: "some", label: "Only these permissions", description: "Anything else is refused, whatever they hold." },
];

/** The most that any credential of a managed merchant may do. */
export function CeilingForm({ merchantId, merchantName, ceiling, field, scopes }: Props) {
  const [state, submit, pending] = useActionState(setCeilingAction, null);
  const [limit, setLimit] = useState(ceiling === null || ceiling.includes("*") ? "none" : "some");
  const [chosen, setChosen] = useState<readonly string[]>(ceiling?.filter((scope) => scope !== "*") ?? []);
  const errors: Record<string, string[] | undefined> = state && !state.ok ? state.fields : {};
  const forbidsAll = limit === "some" && chosen.length === 0;

  function save(event: FormEvent) {
    event.preventDefault();
    startTransition(() => submit({ merchantId, scopes: limit === "none" ? null : [...chosen] }));
  }
  const toggle = (value: string, checked: boolean) =>
    setChosen((now) => (checked ? [...now, value] : now.filter((one) => one !== value)));

  return (
    <Card>
      <Form onSubmit={save}>
        <FormMessage state={state} success="Saved. It holds from the next request on." />
        <RadioCards field={LIMIT} options={CHOICES} columns={2} value={limit} onChange={setLimit} />
        {limit === "some" && (
          <CheckboxGroup
            field={{ ...field, required: true }}
            error={errors.scopes?.[0]}
            options={scopes.map((scope) => ({ ...scope, code: scope.value }))}
            value={chosen}
            onChange={toggle}
            aside={
              <span role="status">
                {forbidsAll && `Nothing is chosen: every call for ${merchantName} would be refused.`}
              </span>
            }
          />
        )}
        <FormActions>
          <Button type="submit" variant="primary" pending={pending}>
            Set permission ceiling
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
