"use client";

import { useState } from "react";
import { FieldFrame, type FieldProps, useFieldIds } from "@/app/_ui/field";

/** A password, with a button that shows what was typed. */
export function PasswordField(props: FieldProps) {
  const { id, control } = useFieldIds(props);
  const [shown, setShown] = useState(false);
  return (
    <FieldFrame id={id} {...props}>
      <div className="relative">
        <input
          {...control}
          type={shown ? "text" : "password"}
          autoComplete="current-password"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          className="control pr-16!"
        />
        <button
          type="button"
          aria-pressed={shown}
          aria-controls={id}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 right-0 rounded-control px-3 text-13 text-muted hover:text-ink"
        >
          {shown ? "Hide" : "Show"}
          <span className="sr-only"> password</span>
        </button>
      </div>
    </FieldFrame>
  );
}
