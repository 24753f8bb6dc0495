"use client";

import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Menu } from "@/app/_ui/menu";
import { MenuItem, MenuSeparator } from "@/app/_ui/menu-items";
import type { CredentialStatus } from "../credentials/credential-words";
import { useDesk } from "../credentials/desk";
import { RotateItem, SwitchItem } from "../credentials/menu-acts";
import { deleteTokenAction, disableTokenAction, enableTokenAction, rotateTokenAction } from "./actions";
import { EditTokenDialog } from "./edit-token-dialog";
import type { TokenFrame } from "./token-form";

export type TokenRow = {
  id: string;
  label: string;
  scopes: string[];
  allowedIps: string[];
  status: CredentialStatus;
  expiresAt: Date | null;
  /** An address that was refused lately and is not on the list. */
  seen: string | null;
};

const SWITCH = { disable: disableTokenAction, enable: enableTokenAction };

/** Everything that can be done with one access token. */
export function TokenMenu({ token, frame }: { token: TokenRow; frame: TokenFrame }) {
  const desk = useDesk();
  const { id, label, status, expiresAt } = token;
  const named = { id, label, status, what: "access token" };

  return (
    <Menu label={`Actions for ${label}`}>
      <MenuItem onSelect={() => desk((close) => <EditTokenDialog token={token} frame={frame} onClose={close} />)}>
        Edit
      </MenuItem>
      <RotateItem
        {...named}
        expiresAt={expiresAt}
        zone={frame.zone}
        env="CRM_API_ACCESS_TOKEN"
        action={rotateTokenAction}
      />
      <SwitchItem {...named} actions={SWITCH} />
      <MenuSeparator />
      <MenuItem danger onSelect={() => desk((close) => <DeleteToken token={token} onClose={close} />)}>
        Delete
      </MenuItem>
    </Menu>
  );
}

function DeleteToken({ token: { id, label }, onClose }: { token: TokenRow; onClose: () => void }) {
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Confirm Deletion of Access Token"
      objectName={label}
      confirmLabel="Delete Access Token"
      cancelLabel="Keep Access Token"
      done={`${label} was deleted. It opens nothing any more.`}
      action={() => deleteTokenAction(null, { id })}
    >
      Any system using this token immediately loses access. Its value is permanently gone, and this can’t be undone.
    </ConfirmDialog>
  );
}
