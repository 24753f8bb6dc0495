"use client";

import { ConfirmDialog } from "@/app/_ui/confirm-dialog";

type Props = {
  /** What is disabled, in the middle of a sentence: "access token". */
  what: string;
  label: string;
  id: string;
  action: (previous: null, input: { id: string }) => Promise<{ ok: boolean; message?: string } | null>;
  onClose: () => void;
};

/** Asks before a credential is stopped; unlike deleting it this can be taken back. */
export function DisableDialog({ what, label, id, action, onClose }: Props) {
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Disable ${what}`}
      objectName={label}
      confirmLabel={`Disable ${what}`}
      cancelLabel="Keep it enabled"
      done={`${label} is disabled. It opens nothing until you enable it again.`}
      action={() => action(null, { id })}
    >
      Every call that uses it is refused from the very next one. Nothing is deleted: you can enable it again, and it
      will work as before.
    </ConfirmDialog>
  );
}
