"use client";

import { type FormEvent, startTransition, useActionState, useEffect } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFooter, dialogForm, useDialog } from "@/app/_ui/dialog";
import type { FieldInfo } from "@/app/_ui/field";
import { FormMessage } from "@/app/_ui/form-message";
import { notify } from "@/app/_ui/notify";
import { PasswordField } from "@/app/(auth)/sign-in/password-field";
import { useDesk } from "../../credentials/desk";
import { removeTotpAction } from "./actions";

/** Asks for the password or a code before the app goes. */
export function RemoveApp({ field }: { field: FieldInfo }) {
  const desk = useDesk();
  return (
    <Button
      onClick={() =>
        desk((close) => (
          <Dialog open onOpenChange={(open) => !open && close()} title="Remove authenticator app" size="sm">
            <RemoveForm field={field} />
          </Dialog>
        ))
      }
    >
      Remove
    </Button>
  );
}

function RemoveForm({ field }: { field: FieldInfo }) {
  const dialog = useDialog();
  const [state, submit, pending] = useActionState(removeTotpAction, null);
  useEffect(() => {
    if (!state?.ok) return;
    dialog?.closeNow();
    notify("The app was removed. Your password alone signs you in, unless your company asks for more.");
  }, [state, dialog]);

  const remove = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const proof = String(new FormData(event.currentTarget).get("proof") ?? "");
    startTransition(() => submit({ proof }));
  };
  const errors: Record<string, string[] | undefined> = state && !state.ok ? state.fields : {};
  return (
    <form onSubmit={remove} className={dialogForm} noValidate>
      <DialogBody>
        <FormMessage state={state} />
        <p className="text-pretty text-muted">
          From then on nobody is asked for its codes. Whoever knows your password can sign in as you.
        </p>
        <PasswordField field={field} error={errors.proof?.[0]} />
      </DialogBody>
      <DialogFooter>
        <Button onClick={dialog?.close}>Keep the app</Button>
        <Button type="submit" variant="danger" pending={pending}>
          Remove app
        </Button>
      </DialogFooter>
    </form>
  );
}
