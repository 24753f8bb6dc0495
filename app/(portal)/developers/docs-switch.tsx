"use client";

import { startTransition, useActionState, useState } from "react";
import { SwitchField } from "@/app/_ui/choice-field";
import { setDocsSignInAction } from "./actions";

const FIELD = {
  name: "required",
  label: "Require sign-in for the documentation",
  help: "Then only people of this company, and programs with one of its API access tokens, can read it.",
};

/** Turns at once and back again when the change is refused. */
export function DocsSwitch({ required }: { required: boolean }) {
  const [wanted, setWanted] = useState(required);
  const [state, submit, pending] = useActionState(setDocsSignInAction, null);
  const refused = !pending && state?.ok === false;

  function turn(on: boolean) {
    setWanted(on);
    startTransition(() => submit({ required: on }));
  }

  return (
    <>
      <SwitchField
        field={FIELD}
        error={refused ? state.message : undefined}
        checked={refused ? !wanted : wanted}
        aria-busy={pending || undefined}
        onChange={(event) => turn(event.target.checked)}
      />
      <span role="status" className="sr-only">
        {!pending && state?.ok && (wanted ? "Sign-in is now required." : "Anybody may read it now.")}
      </span>
    </>
  );
}
