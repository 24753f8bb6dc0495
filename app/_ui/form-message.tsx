"use client";

import { useEffect, useRef } from "react";
import { Banner } from "./banner";
import { ProveLink } from "./prove-link";

type Outcome = { ok: boolean; message?: string; confirm?: boolean } | null | undefined;

/**
 * The live region of a form. Give it the state of `useActionState`: a refusal is read out, shown, and the first
 * field in error gets the focus. `success` is what to say when the state is ok and the form stays.
 */
export function FormMessage({ state, success }: { state: Outcome; success?: string }) {
  const region = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!state || state.ok) return;
    const form = region.current?.closest("form");
    form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);

  const words = state?.ok ? success : state?.message;
  return (
    <div ref={region} role={state && !state.ok ? "alert" : "status"} className="empty:hidden">
      {words && (
        <Banner tone={state?.ok ? "success" : "danger"}>
          {words} {state?.confirm && <ProveLink />}
        </Banner>
      )}
    </div>
  );
}
