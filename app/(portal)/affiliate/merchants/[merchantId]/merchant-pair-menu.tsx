"use client";

import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Menu } from "@/app/_ui/menu";
import { MenuItem, MenuSeparator } from "@/app/_ui/menu-items";
import type { CredentialStatus } from "../../../credentials/credential-words";
import { useDesk } from "../../../credentials/desk";
import { SwitchItem } from "../../../credentials/menu-acts";
import { deleteMerchantPairAction, switchMerchantPairAction } from "./actions";

type Props = {
  merchantId: string;
  merchantName: string;
  clientId: string;
  label: string;
  status: CredentialStatus;
};

/** What an affiliate can do with a credential it made: stop it for a while, or end it. */
export function MerchantPairMenu({ merchantId, merchantName, clientId, label, status }: Props) {
  const desk = useDesk();
  const turn = (enabled: boolean) => () => switchMerchantPairAction(null, { merchantId, clientId, enabled });
  return (
    <Menu label={`Actions for ${label}`}>
      <SwitchItem
        id={clientId}
        label={label}
        status={status}
        what="merchant credential"
        actions={{ disable: turn(false), enable: turn(true) }}
      />
      <MenuSeparator />
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
