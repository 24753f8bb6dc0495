"use client";

import { type FormEvent, startTransition, useActionState, useEffect } from "react";
import { Dialog, useDialog } from "@/app/_ui/dialog";
import { DialogForm } from "@/app/_ui/dialog-form";
import { notify } from "@/app/_ui/notify";
import { AccessFields, accessIn } from "./access-fields";
import { updateTokenAction } from "./actions";
import type { TokenFrame } from "./token-form";
import type { TokenRow } from "./token-menu";

type Props = { token: TokenRow; frame: TokenFrame };

/** Changes what a token may do and from where; its name and expiration stay. */
export function EditTokenDialog({ onClose, ...rest }: Props & { onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Edit API Access Token"
      description={
        <>
          <strong className="font-medium text-ink">{rest.token.label}</strong>: changes hold from the next request on.
          To change its name or expiration, delete it and create a new one.
        </>
      }
    >
      <EditTokenForm {...rest} />
    </Dialog>
  );
}

function EditTokenForm({ token, frame }: Props) {
  const dialog = useDialog();
  const [state, submit, pending] = useActionState(updateTokenAction, null);
  const errors: Record<string, string[] | undefined> = state && !state.ok ? state.fields : {};
  useEffect(() => {
    if (!state?.ok) return;
    dialog?.closeNow();
    notify(`${token.label} was changed. It holds from the next request on.`);
  }, [state, dialog, token.label]);

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => submit({ id: token.id, ...accessIn(form) }));
  }

  return (
    <DialogForm state={state} pending={pending} verb="Save access token" onSubmit={save}>
      <AccessFields
        fields={frame.fields}
        permissions={frame.permissions}
        errors={errors}
        initial={token}
        seen={token.seen}
      />
    </DialogForm>
  );
}
