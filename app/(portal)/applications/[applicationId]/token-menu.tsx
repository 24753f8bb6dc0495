"use client";

import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Menu } from "@/app/_ui/menu";
import { MenuItem, MenuSeparator } from "@/app/_ui/menu-items";
import type { CredentialStatus } from "../../credentials/credential-words";
import { useDesk } from "../../credentials/desk";
import { RotateItem, SwitchItem } from "../../credentials/menu-acts";
import { disableTokenAction, enableTokenAction, revokeTokenAction, rotateTokenAction } from "./actions";

type Token = { id: string; label: string; status: CredentialStatus; expiresAt: Date | null };
type Props = { token: Token; zone: string };

const SWITCH = { disable: disableTokenAction, enable: enableTokenAction };

/** What can be done with one token. */
export function TokenMenu({ token, zone }: Props) {
  const desk = useDesk();
  const { id, label, status, expiresAt } = token;
  const revoked = status === "revoked";
  const named = { id, label, status, what: "token" };

  return (
    <Menu label={`Actions for ${label}`}>
      <RotateItem {...named} expiresAt={expiresAt} zone={zone} env="PAYMENT_CLIENT_TOKEN" action={rotateTokenAction} />
      <SwitchItem {...named} actions={SWITCH} />
      <MenuSeparator />
      <MenuItem
        danger
        disabled={revoked}
        onSelect={() => desk((close) => <RevokeToken id={id} label={label} onClose={close} />)}
      >
        {revoked ? "Already revoked" : "Revoke"}
      </MenuItem>
    </Menu>
  );
}

function RevokeToken({ id, label, onClose }: { id: string; label: string; onClose: () => void }) {
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
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
  );
}
