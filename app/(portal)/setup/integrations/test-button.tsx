"use client";

import { type RefObject, startTransition, useActionState } from "react";
import { Button } from "@/app/_ui/button";
import { CircleAlertIcon, CircleCheckIcon } from "@/app/_ui/icons";
import { testAction } from "./actions";
import type { FormModel } from "./form-model";
import { valuesIn } from "./form-values";

type State = Awaited<ReturnType<typeof testAction>>;
type Props = { form: RefObject<HTMLFormElement | null>; model: FormModel; place: "production" | "sandbox" };

/** Tries what the form says before it is saved, and says what came of it beside the button. */
export function TestButton({ form, model, place }: Props) {
  const [state, run, pending] = useActionState(testAction, null);
  function test() {
    if (!form.current) return;
    const { mode, settings } = valuesIn(new FormData(form.current), model);
    const { connectorId, id, stored } = model;
    startTransition(() => run({ id: stored ? id : null, connectorId, mode, place, settings }));
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Button pending={pending} onClick={test}>
        Test connection
      </Button>
      <div role="status" className="min-w-0 flex-1 basis-40 text-13 empty:basis-0">
        {!pending && <Outcome state={state} model={model} />}
      </div>
    </div>
  );
}

function Outcome({ state, model }: { state: State; model: FormModel }) {
  const words = problemIn(state, model);
  if (!state) return null;
  if (words === null) {
    return (
      <span className="inline-flex gap-1.5 text-success-text">
        <CircleCheckIcon className="mt-0.5" />
        The account opened.
      </span>
    );
  }
  return (
    <span className="inline-flex gap-1.5 text-danger-text wrap-anywhere">
      <CircleAlertIcon className="mt-0.5" />
      {words}
    </span>
  );
}

function problemIn(state: State, { fields }: FormModel): string | null {
  if (!state || state.ok) return state?.data.error ?? null;
  const [first] = Object.entries(state.fields);
  if (!first) return state.message;
  const [name, messages] = first;
  const label = fields.find((field) => `settings.${field.name}` === name)?.label;
  return label ? `${label}: ${messages[0] ?? ""}` : (messages[0] ?? state.message);
}
