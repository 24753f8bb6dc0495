"use client";

import { startTransition, useActionState } from "react";
import { Button } from "@/app/_ui/button";
import { testAction } from "../../actions";

/** Tries the stored settings; what came of it is kept and shown beside. */
export function TestStored({ id, connectorId }: { id: string; connectorId: string }) {
  const [state, run, pending] = useActionState(testAction, null);
  const test = () => startTransition(() => run({ id, connectorId, mode: null, place: "sandbox" }));
  return (
    <>
      <Button size="sm" pending={pending} onClick={test}>
        Test connection
      </Button>
      <span role="status" className={state?.ok === false ? "text-13 text-danger-text" : "sr-only"}>
        {wordsFor(state)}
      </span>
    </>
  );
}

function wordsFor(state: Awaited<ReturnType<typeof testAction>>): string {
  if (!state) return "";
  if (!state.ok) return Object.values(state.fields)[0]?.[0] ?? state.message;
  return state.data.error ?? "The account opened.";
}
