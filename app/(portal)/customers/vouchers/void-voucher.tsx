"use client";

import { type FormEvent, startTransition, useActionState, useEffect } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFooter, dialogForm, useDialog } from "@/app/_ui/dialog";
import { FormMessage } from "@/app/_ui/form-message";
import { Menu } from "@/app/_ui/menu";
import { MenuItem } from "@/app/_ui/menu-items";
import { notify } from "@/app/_ui/notify";
import { TextField } from "@/app/_ui/text-field";
import { useDesk } from "../../credentials/desk";
import { voidVoucherAction } from "./actions";

type Props = { id: string; hint: string; worth: string };

/** What can be done with a voucher that was not used. */
export function VoidMenu(props: Props) {
  const desk = useDesk();
  return (
    <Menu label={`Actions for ${props.hint}…`}>
      <MenuItem danger onSelect={() => desk((close) => <VoidVoucher {...props} onClose={close} />)}>
        Void
      </MenuItem>
    </Menu>
  );
}

function VoidVoucher({ onClose, ...props }: Props & { onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Void voucher"
      size="sm"
      role="alertdialog"
      focusFirst="[data-safe]"
    >
      <VoidForm {...props} />
    </Dialog>
  );
}

const REASON = { name: "reason", label: "Reason", max: 255 };

function VoidForm({ id, hint, worth }: Props) {
  const dialog = useDialog();
  const [state, submit, pending] = useActionState(voidVoucherAction, null);
  const close = dialog?.closeNow;
  useEffect(() => {
    if (!state?.ok) return;
    notify(`${hint}… is void.`);
    close?.();
  }, [state, hint, close]);
  const errors: Record<string, string[] | undefined> = state && !state.ok ? state.fields : {};

  function voidIt(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "");
    startTransition(() => submit({ id, reason }));
  }

  return (
    <form onSubmit={voidIt} className={dialogForm} noValidate>
      <DialogBody>
        <FormMessage state={state} />
        <p className="rounded-control border border-line bg-sunken px-3 py-2 font-medium wrap-anywhere">
          <code>{hint}…</code> · {worth}
        </p>
        <TextField field={REASON} error={errors.reason?.[0]} placeholder="Sent to the wrong address" />
        <p className="text-pretty text-muted">
          Nobody can use it any more, and a payment it is on succeeds without it. This can’t be undone.
        </p>
      </DialogBody>
      <DialogFooter>
        <Button data-safe="" onClick={dialog?.close}>
          Keep voucher
        </Button>
        <Button type="submit" variant="danger" pending={pending}>
          Void voucher
        </Button>
      </DialogFooter>
    </form>
  );
}
