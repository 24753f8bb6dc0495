"use client";

import { startTransition, useActionState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFooter, useDialog } from "@/app/_ui/dialog";
import { FormMessage } from "@/app/_ui/form-message";
import { SecretOnce } from "@/app/_ui/secret-once";
import { withStepUp } from "@/app/_ui/step-up";
import { rotateSecretAction } from "./actions";

type Props = { id: string; name: string };

/** Makes a new webhook secret after asking, then shows it this one time. */
export function RotateSecretDialog({ id, name }: Props) {
  return (
    <Dialog title="Rotate webhook secret" trigger={<Button>Rotate webhook secret</Button>}>
      <RotateQuestion id={id} name={name} />
    </Dialog>
  );
}

/** Lives inside the dialog, so closing the dialog forgets the secret. */
function RotateQuestion({ id, name }: Props) {
  const dialog = useDialog();
  const [state, rotate, pending] = useActionState(withStepUp(rotateSecretAction), null);
  if (state?.ok) {
    return (
      <SecretOnce
        value={state.data.webhookSecret}
        what="webhook secret"
        env={{ file: ".env", name: "WEBHOOK_SECRET" }}
      />
    );
  }
  return (
    <>
      <DialogBody>
        <FormMessage state={state} />
        <p className="rounded-control border border-line bg-sunken px-3 py-2 font-medium wrap-anywhere">{name}</p>
        <p className="text-pretty text-muted">
          You get a new secret, shown once. For 24 hours every message is signed with both, so put the new one on your
          server within that time. Afterwards the old one signs nothing. This can’t be undone.
        </p>
      </DialogBody>
      <DialogFooter>
        <Button onClick={dialog?.close}>Keep the secret</Button>
        <Button variant="primary" pending={pending} onClick={() => startTransition(() => rotate({ id }))}>
          Rotate webhook secret
        </Button>
      </DialogFooter>
    </>
  );
}
