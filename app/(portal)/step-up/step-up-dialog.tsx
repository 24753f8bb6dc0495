"use client";

import { type FormEvent, useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFooter, dialogForm, useDialog } from "@/app/_ui/dialog";
import type { FieldInfo } from "@/app/_ui/field";
import { FormMessage } from "@/app/_ui/form-message";
import type { StepUpAnswer } from "@/app/_ui/step-up";
import { proveAction } from "@/app/(auth)/confirm/actions";
import { PasswordField } from "@/app/(auth)/sign-in/password-field";

export type StepUpDialogProps = { email: string; field: FieldInfo; onAnswer: (given: StepUpAnswer) => void };

/** Asks for the password or a code over a form that waits with everything typed into it. */
export function StepUpDialog({ email, field, onAnswer }: StepUpDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onAnswer("declined")}
      title="Confirm that it’s you"
      description="This takes your password or a code once more. What you typed is kept, and sent as soon as you have confirmed. It then holds for five minutes."
      size="sm"
    >
      <ProofForm email={email} field={field} onProven={() => onAnswer("proven")} />
    </Dialog>
  );
}

type Refused = Exclude<Awaited<ReturnType<typeof proveAction>>, { ok: true } | null>;
type FormProps = Pick<StepUpDialogProps, "email" | "field"> & { onProven: () => void };

const NOT_SENT: Refused = {
  ok: false,
  message: "It could not be sent. Check your connection and try again.",
  fields: {},
};

/** Not `useActionState`: the form below waits in a transition, and React would hold ours back until that one is over. */
function ProofForm({ email, field, onProven }: FormProps) {
  const dialog = useDialog();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [pending, setPending] = useState(false);
  // A half-typed password is nothing to hold anybody back for.
  useEffect(() => {
    dialog?.intercept(dialog.closeNow);
    return () => dialog?.intercept(null);
  }, [dialog]);

  async function prove(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const proof = String(new FormData(event.currentTarget).get("proof") ?? "");
    setPending(true);
    const outcome = await proveAction({ proof }).catch(() => NOT_SENT);
    setPending(false);
    if (outcome?.ok) onProven();
    else setRefused(outcome);
  }

  return (
    <form onSubmit={prove} className={dialogForm} noValidate>
      <DialogBody>
        <FormMessage state={refused} />
        <PasswordField field={field} error={refused?.fields.proof?.[0]} />
        <p className="text-13 text-muted wrap-anywhere">Signed in as {email}.</p>
      </DialogBody>
      <DialogFooter>
        <Button onClick={dialog?.close}>Go back</Button>
        <Button type="submit" variant="primary" pending={pending}>
          Confirm
        </Button>
      </DialogFooter>
    </form>
  );
}
