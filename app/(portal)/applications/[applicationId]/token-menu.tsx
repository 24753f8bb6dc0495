"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Menu } from "@/app/_ui/menu";
import { MenuItem } from "@/app/_ui/menu-items";
import { revokeTokenAction } from "./actions";

/** What can be done with one token: end it. */
export function TokenMenu({ id, label, revoked }: { id: string; label: string; revoked: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Menu label={`Actions for ${label}`}>
        <MenuItem danger disabled={revoked} onSelect={() => setOpen(true)}>
          {revoked ? "Already revoked" : "Revoke"}
        </MenuItem>
      </Menu>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title="Confirm Deletion of Access Token"
        objectName={label}
        confirmLabel="Delete Access Token"
        cancelLabel="Keep Access Token"
        done={`${label} was revoked. It opens nothing any more.`}
        action={() => revokeTokenAction(null, { id })}
      >
        Every call that uses this token is refused from the very next one. The server that holds it can’t create or read
        payments until it has another token. This can’t be undone.
      </ConfirmDialog>
    </>
  );
}
