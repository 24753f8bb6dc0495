"use client";

import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Menu } from "@/app/_ui/menu";
import { MenuItem } from "@/app/_ui/menu-items";
import { useDesk } from "../../credentials/desk";
import { disconnectAction } from "./actions";

/** Takes back what an app was allowed. */
export function DisconnectMenu({ id, label, place }: { id: string; label: string; place: string }) {
  const desk = useDesk();
  const ask = () =>
    desk((close) => (
      <ConfirmDialog
        open
        onOpenChange={(open) => !open && close()}
        title="Disconnect app"
        objectName={`${label}, ${place}`}
        confirmLabel="Disconnect"
        cancelLabel="Keep connected"
        done={`${label} is disconnected. It opens nothing any more.`}
        action={() => disconnectAction(null, { id })}
      >
        Every call it makes is refused from the very next one, and so is every client token it made. To let it in again,
        start from the app.
      </ConfirmDialog>
    ));
  return (
    <Menu label={`Actions for ${label}`}>
      <MenuItem danger onSelect={ask}>
        Disconnect
      </MenuItem>
    </Menu>
  );
}
