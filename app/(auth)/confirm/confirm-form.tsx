"use client";

import { useActionState } from "react";
import type { FieldInfo } from "@/app/_ui/field";
import { Form } from "@/app/_ui/form";
import { FormMessage } from "@/app/_ui/form-message";
import { SubmitButton } from "@/app/_ui/submit-button";
import { PasswordField } from "../sign-in/password-field";
import { confirmAction } from "./actions";

/** Works before any script has loaded. */
export function ConfirmForm({ field, next }: { field: FieldInfo; next: string }) {
  const [state, submit] = useActionState(confirmAction, null);
  const errors: Record<string, string[] | undefined> = state && !state.ok ? state.fields : {};
  return (
    <Form action={submit}>
      <FormMessage state={state} />
      <input type="hidden" name="next" value={next} />
      <PasswordField field={field} error={errors.proof?.[0]} />
      <SubmitButton className="w-full" size="lg">
        Confirm
      </SubmitButton>
    </Form>
  );
}
