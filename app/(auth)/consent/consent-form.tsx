"use client";

import { useActionState } from "react";
import { RadioCards } from "@/app/_ui/choice-field";
import { Form } from "@/app/_ui/form";
import { FormMessage } from "@/app/_ui/form-message";
import { SelectField } from "@/app/_ui/select-field";
import { SubmitButton } from "@/app/_ui/submit-button";
import { answerAction } from "./actions";

type Props = {
  /** What the app asked for, word for word. */
  query: string;
  name: string;
  /** Where the person goes back to. */
  host: string;
  places: readonly { value: string; label: string }[];
  companyId: string;
  environment: string;
  withheld: readonly string[];
};

const COMPANY = { name: "companyId", label: "Company" };
const ENVIRONMENT = { name: "environment", label: "Environment" };
const MODES = [
  { value: "production", label: "Production", description: "Live data" },
  { value: "sandbox", label: "Sandbox", description: "Test data only" },
];

/** Yes or no, and to which company. Works before any script has loaded. */
export function ConsentForm({ query, name, host, places, companyId, environment, withheld }: Props) {
  const [state, submit] = useActionState(answerAction, null);
  const hasPlace = places.length > 0;
  return (
    <Form action={submit}>
      <FormMessage state={state} />
      <input type="hidden" name="query" value={query} />
      {hasPlace ? (
        <>
          <SelectField
            field={COMPANY}
            options={places}
            defaultValue={companyId}
            aside={withheld.map((words) => (
              <p key={words} className="mt-1 text-pretty wrap-anywhere">
                {words}
              </p>
            ))}
          />
          <RadioCards field={ENVIRONMENT} options={MODES} columns={2} defaultValue={environment} />
        </>
      ) : (
        <p className="text-pretty text-muted">You work in no company that an app could be allowed into.</p>
      )}
      <div className="grid gap-2">
        {hasPlace && (
          <SubmitButton name="decision" value="allow" size="lg" className="w-full">
            Allow {name}
          </SubmitButton>
        )}
        <SubmitButton name="decision" value="deny" variant="secondary" size="lg" className="w-full">
          Deny
        </SubmitButton>
        <p className="text-center text-13 wrap-anywhere text-muted">You go back to {host}</p>
      </div>
    </Form>
  );
}
