"use client";

import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Menu } from "@/app/_ui/menu";
import { MenuItem, MenuSeparator } from "@/app/_ui/menu-items";
import type { CredentialStatus } from "../credentials/credential-words";
import { useDesk } from "../credentials/desk";
import { DisableDialog } from "../credentials/disable-dialog";
import { enable } from "../credentials/enable";
import { RotateDialog } from "../credentials/rotate-dialog";
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

const WHAT = "access token";

/** Everything that can be done with one access token. */
export function TokenMenu({ token, frame }: { token: TokenRow; frame: TokenFrame }) {
  const desk = useDesk();
  const { id, label, status, expiresAt } = token;
  const rotates = status === "active" || status === "expiring";
  const named = { id, label, what: WHAT };

  return (
    <Menu label={`Actions for ${label}`}>
      <MenuItem onSelect={() => desk((close) => <EditTokenDialog token={token} frame={frame} onClose={close} />)}>
        Edit
      </MenuItem>
      <MenuItem
        disabled={!rotates}
        onSelect={() =>
          desk((close) => (
            <RotateDialog
              {...named}
              expiresAt={expiresAt}
              zone={frame.zone}
              env="CRM_API_ACCESS_TOKEN"
              action={rotateTokenAction}
              onClose={close}
            />
          ))
        }
      >
        Rotate
      </MenuItem>
      {status === "disabled" ? (
        <MenuItem onSelect={() => enable(enableTokenAction, token)}>Enable</MenuItem>
      ) : (
        <MenuItem
          onSelect={() => desk((close) => <DisableDialog {...named} action={disableTokenAction} onClose={close} />)}
        >
          Disable
        </MenuItem>
      )}
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
