"use client";

import { type FormEvent, startTransition, useActionState, useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { SwitchField } from "@/app/_ui/choice-field";
import { Dialog, DialogBody, DialogFooter, dialogForm, useDialog } from "@/app/_ui/dialog";
import type { FieldInfo } from "@/app/_ui/field";
import { FormMessage } from "@/app/_ui/form-message";
import { notify } from "@/app/_ui/notify";
import { withStepUp } from "@/app/_ui/step-up";
import { deleteKeyAction } from "./actions";

type Props = { id: string; label: string; place: string; field: FieldInfo };

/** Asks twice before a key is deleted: by a toggle, and by the button it opens. */
export function DeleteKeyDialog({ onClose, ...rest }: Props & { onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Delete API key"
      size="sm"
      role="alertdialog"
      focusFirst="[data-safe]"
    >
      <DeleteKeyForm {...rest} />
    </Dialog>
  );
}

function DeleteKeyForm({ id, label, place, field }: Props) {
  const dialog = useDialog();
  const [state, submit, pending] = useActionState(withStepUp(deleteKeyAction), null);
  const [confirmed, setConfirmed] = useState(false);
  useEffect(() => {
    if (!state?.ok) return;
    dialog?.closeNow();
    notify(`${label} was deleted. It opens nothing any more.`);
  }, [state, dialog, label]);

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (confirmed) startTransition(() => submit({ id, confirmed: true }));
  };
  return (
    <form onSubmit={send} className={dialogForm} noValidate>
      <DialogBody>
        <FormMessage state={state} />
        <div className="rounded-control border border-line bg-sunken px-3 py-2 wrap-anywhere">
          <p className="font-medium">{label}</p>
          <p className="text-13 text-muted">{place}</p>
        </div>
        <p className="text-pretty text-muted">
          Every call that uses this key is refused from the very next one, on every API. This can’t be undone.
        </p>
        <SwitchField
          field={field}
          error={state && !state.ok ? state.fields.confirmed?.[0] : undefined}
          checked={confirmed}
          onChange={(event) => setConfirmed(event.target.checked)}
        />
      </DialogBody>
      <DialogFooter>
        <Button data-safe="" onClick={dialog?.closeNow}>
          Keep API key
        </Button>
        <Button type="submit" variant="danger" pending={pending} disabled={!confirmed}>
          DELETE
        </Button>
      </DialogFooter>
    </form>
  );
}
