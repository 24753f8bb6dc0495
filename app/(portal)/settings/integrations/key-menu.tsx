"use client";

import type { FieldInfo } from "@/app/_ui/field";
import { Menu } from "@/app/_ui/menu";
import { MenuItem, MenuSeparator } from "@/app/_ui/menu-items";
import type { CredentialStatus } from "../../credentials/credential-words";
import { useDesk } from "../../credentials/desk";
import { DisableDialog } from "../../credentials/disable-dialog";
import { enable } from "../../credentials/enable";
import { RotateDialog } from "../../credentials/rotate-dialog";
import { disableKeyAction, enableKeyAction, rotateKeyAction } from "./actions";
import { DeleteKeyDialog } from "./delete-key-dialog";

type Props = {
  row: { id: string; label: string; status: CredentialStatus; expiresAt: Date | null; place: string };
  confirm: FieldInfo;
  zone: string;
};

/** Everything that can be done with one API key. */
export function KeyMenu({ row, confirm, zone }: Props) {
  const desk = useDesk();
  const { id, label, status, expiresAt, place } = row;
  const rotates = status === "active" || status === "expiring";
  const named = { id, label, what: "API key" };

  return (
    <Menu label={`Actions for ${label}`}>
      <MenuItem
        disabled={!rotates}
        onSelect={() =>
          desk((close) => (
            <RotateDialog
              {...named}
              expiresAt={expiresAt}
              zone={zone}
              env="PAYMENT_API_KEY"
              action={rotateKeyAction}
              onClose={close}
            />
          ))
        }
      >
        Rotate
      </MenuItem>
      {status === "disabled" ? (
        <MenuItem onSelect={() => enable(enableKeyAction, row)}>Enable</MenuItem>
      ) : (
        <MenuItem
          onSelect={() => desk((close) => <DisableDialog {...named} action={disableKeyAction} onClose={close} />)}
        >
          Disable
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem
        danger
        onSelect={() =>
          desk((close) => <DeleteKeyDialog id={id} label={label} place={place} field={confirm} onClose={close} />)
        }
      >
        Delete
      </MenuItem>
    </Menu>
  );
}
