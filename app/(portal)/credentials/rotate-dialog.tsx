"use client";

import { type FormEvent, startTransition, useActionState, useState } from "react";
import { Button } from "@/app/_ui/button";
import { RadioCards } from "@/app/_ui/choice-field";
import { Dialog, DialogBody, DialogFooter, dialogForm, useDialog } from "@/app/_ui/dialog";
import { FormMessage } from "@/app/_ui/form-message";
import { SecretOnce } from "@/app/_ui/secret-once";
import { withStepUp } from "@/app/_ui/step-up";
import type { FormState } from "@/lib/session/action";
import { GRACE_CHOICES, type Grace, graceWords } from "./grace";

type Outcome = FormState<{ secret: string }>;

type Props = {
  /** What is rotated, in the middle of a sentence: "access token". */
  what: string;
  label: string;
  id: string;
  expiresAt: Date | null;
  zone: string;
  /** The name of the new secret in a `.env` file. */
  env: string;
  action: (previous: Outcome, input: { id: string; grace: Grace }) => Promise<Outcome>;
};

const FIELD = { name: "grace", label: "How long the old one works beside the new one" };

/** Replaces the secret of a bearer: asks for how long both shall work, then shows the new one this one time. */
export function RotateDialog({ onClose, ...rest }: Props & { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={`Rotate ${rest.what}`}>
      <RotateForm {...rest} />
    </Dialog>
  );
}

/** Lives inside the dialog, so closing the dialog forgets the secret. */
function RotateForm({ what, label, id, expiresAt, zone, env, action }: Props) {
  const dialog = useDialog();
  const [state, rotate, pending] = useActionState(withStepUp(action), null);
  const [grace, setGrace] = useState<Grace>("24h");
  const [now] = useState(() => new Date());
  if (state?.ok) {
    return <SecretOnce value={state.data.secret} what={`new ${what}`} env={{ file: ".env", name: env }} />;
  }

  const send = (event: FormEvent) => {
    event.preventDefault();
    startTransition(() => rotate({ id, grace }));
  };
  return (
    <form onSubmit={send} className={dialogForm} noValidate>
      <DialogBody>
        <FormMessage state={state} />
        <p className="rounded-control border border-line bg-sunken px-3 py-2 font-medium wrap-anywhere">{label}</p>
        <p className="text-pretty text-muted">
          You get a new {what}, shown once, with the same name, permissions, addresses and expiration. Put it where the
          old one is while both work. This can’t be undone.
        </p>
        <RadioCards
          field={FIELD}
          options={GRACE_CHOICES}
          columns={3}
          value={grace}
          onChange={(value) => setGrace(GRACE_CHOICES.find((one) => one.value === value)?.value ?? "now")}
          aside={<span role="status">{graceWords(grace, { now, zone, expiresAt })}</span>}
        />
      </DialogBody>
      <DialogFooter>
        <Button onClick={dialog?.close}>Keep the old one</Button>
        <Button type="submit" variant="primary" pending={pending}>
          Rotate {what}
        </Button>
      </DialogFooter>
    </form>
  );
}
