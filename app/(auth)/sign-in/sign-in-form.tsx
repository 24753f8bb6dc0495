"use client";

import { useActionState } from "react";
import type { FieldInfo } from "@/app/_ui/field";
import { Form } from "@/app/_ui/form";
import { FormMessage } from "@/app/_ui/form-message";
import { SubmitButton } from "@/app/_ui/submit-button";
import { TextField } from "@/app/_ui/text-field";
import { type SignInState, signInAction } from "./actions";
import { PasswordField } from "./password-field";

type Props = { email: FieldInfo; password: FieldInfo; next: string };

const START: SignInState = { outcome: null, email: "" };

/** Works before any script has loaded. A refusal keeps the e-mail, and never the password. */
export function SignInForm({ email, password, next }: Props) {
  const [state, submit] = useActionState(signInAction, START);
  const errors = state.outcome && !state.outcome.ok ? state.outcome.fields : {};
  return (
    <Form action={submit}>
      <FormMessage state={state.outcome} />
      <input type="hidden" name="next" value={next} />
      <TextField
        field={email}
        error={errors.email?.[0]}
        type="email"
        inputMode="email"
        autoComplete="username"
        defaultValue={state.email}
        key={state.email}
      />
      <PasswordField field={password} error={errors.password?.[0]} />
      <SubmitButton className="w-full" size="lg">
        Sign in
      </SubmitButton>
    </Form>
  );
}
