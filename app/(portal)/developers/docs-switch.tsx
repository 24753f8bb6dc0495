"use client";

import { startTransition, useActionState } from "react";
import { SwitchField } from "@/app/_ui/choice-field";
import { setDocsSignInAction } from "./actions";

const FIELD = {
  name: "required",
  label: "Require sign-in for the documentation",
  help: "Then only people of this company, and programs with one of its API access tokens, can read it.",
};

/** Holds at once; a refused change leaves the switch as it was. */
export function DocsSwitch({ required }: { required: boolean }) {
  const [state, submit, pending] = useActionState(setDocsSignInAction, null);
  const isOn = state?.ok ? state.data.required : required;
  return (
    <>
      <SwitchField
        field={FIELD}
        error={state && !state.ok ? state.message : undefined}
        checked={isOn}
        aria-busy={pending || undefined}
        onChange={(event) => {
          const wanted = event.target.checked;
          startTransition(() => submit({ required: wanted }));
        }}
      />
      <span role="status" className="sr-only">
        {state?.ok && (isOn ? "Sign-in is now required." : "Anybody may read it now.")}
      </span>
    </>
  );
}
