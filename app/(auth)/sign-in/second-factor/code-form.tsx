"use client";

import { useActionState } from "react";
import type { FieldInfo } from "@/app/_ui/field";
import { Form } from "@/app/_ui/form";
import { FormMessage } from "@/app/_ui/form-message";
import { SubmitButton } from "@/app/_ui/submit-button";
import { TextField } from "@/app/_ui/text-field";
import { answerCodeAction } from "./actions";

type Props = { field: FieldInfo; primary: boolean; guessesLeft: number };

/** Takes a code of the app or a recovery code; works before any script has loaded. */
export function CodeForm({ field, primary, guessesLeft }: Props) {
  const [state, submit] = useActionState(answerCodeAction, null);
  const errors = state && !state.ok ? state.fields : {};
  return (
    <Form action={submit}>
      <FormMessage state={state} />
      <TextField
        field={field}
        error={errors.code?.[0]}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={primary}
        mono
      />
      <SubmitButton className="w-full" size="lg" variant={primary ? "primary" : "secondary"}>
        Confirm
      </SubmitButton>
      {guessesLeft < 3 && (
        <p className="text-13 text-muted">
          {guessesLeft === 1 ? "One more try" : `${guessesLeft} more tries`}, then the sign-in starts again.
        </p>
      )}
    </Form>
  );
}
