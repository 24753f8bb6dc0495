"use client";

import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Menu } from "@/app/_ui/menu";
import { MenuItem } from "@/app/_ui/menu-items";
import { useDesk } from "../../../credentials/desk";
import { deleteMerchantPairAction } from "./actions";

type Props = { merchantId: string; merchantName: string; clientId: string; label: string };

/** What an affiliate can do with a credential it made: end it. */
export function MerchantPairMenu({ merchantId, merchantName, clientId, label }: Props) {
  const desk = useDesk();
  return (
    <Menu label={`Actions for ${label}`}>
      <MenuItem
        danger
        onSelect={() =>
          desk((close) => (
            <ConfirmDialog
              open
              onOpenChange={(open) => !open && close()}
              title="Delete merchant credential"
              objectName={label}
              confirmLabel="Delete credential"
              cancelLabel="Keep credential"
              done={`${label} was deleted. It opens nothing any more.`}
              action={() => deleteMerchantPairAction(null, { merchantId, clientId })}
            >
              Whoever acts for {merchantName} with it is refused from the very next call, and so is every token it was
              exchanged for. This can’t be undone.
            </ConfirmDialog>
          ))
        }
      >
        Delete
      </MenuItem>
    </Menu>
  );
}
