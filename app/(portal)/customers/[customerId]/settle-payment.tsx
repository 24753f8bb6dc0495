"use client";

import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Menu } from "@/app/_ui/menu";
import { MenuItem } from "@/app/_ui/menu-items";
import { useDesk } from "../../credentials/desk";
import { settlePaymentAction } from "./actions";

type Props = { id: string; words: string };

/** Completes or cancels a payment by hand that is pending. */
export function SettleMenu({ id, words }: Props) {
  const desk = useDesk();
  return (
    <Menu label={`Actions for ${words}`}>
      <MenuItem onSelect={() => desk((close) => <Settle id={id} words={words} status="completed" onClose={close} />)}>
        Complete
      </MenuItem>
      <MenuItem
        danger
        onSelect={() => desk((close) => <Settle id={id} words={words} status="canceled" onClose={close} />)}
      >
        Cancel
      </MenuItem>
    </Menu>
  );
}

const WORDS = {
  completed: {
    title: "Complete payment",
    keep: "Leave it pending",
    done: "The payment was completed.",
    effect: "It goes into the balance. It can’t be taken back, only corrected by another payment.",
  },
  canceled: {
    title: "Cancel payment",
    keep: "Keep payment",
    done: "The payment was cancelled.",
    effect: "It stays in the list and never counts. This can’t be undone.",
  },
} as const;

function Settle({ id, words, status, onClose }: Props & { status: "completed" | "canceled"; onClose: () => void }) {
  const { title, keep, done, effect } = WORDS[status];
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      objectName={words}
      confirmLabel={title}
      cancelLabel={keep}
      done={done}
      action={() => settlePaymentAction(null, { id, status })}
    >
      {effect}
    </ConfirmDialog>
  );
}
