"use client";

import type { FieldInfo } from "@/app/_ui/field";
import { Menu } from "@/app/_ui/menu";
import { MenuItem, MenuSeparator } from "@/app/_ui/menu-items";
import type { CredentialStatus } from "../../credentials/credential-words";
import { useDesk } from "../../credentials/desk";
import { RotateItem, SwitchItem } from "../../credentials/menu-acts";
import { disableKeyAction, enableKeyAction, rotateKeyAction } from "./actions";
import { DeleteKeyDialog } from "./delete-key-dialog";

type Props = {
  row: { id: string; label: string; status: CredentialStatus; expiresAt: Date | null; place: string };
  confirm: FieldInfo;
  zone: string;
};

const SWITCH = { disable: disableKeyAction, enable: enableKeyAction };

/** Everything that can be done with one API key. */
export function KeyMenu({ row, confirm, zone }: Props) {
  const desk = useDesk();
  const { id, label, status, expiresAt, place } = row;
  const named = { id, label, status, what: "API key" };

  return (
    <Menu label={`Actions for ${label}`}>
      <RotateItem {...named} expiresAt={expiresAt} zone={zone} env="PAYMENT_API_KEY" action={rotateKeyAction} />
      <SwitchItem {...named} actions={SWITCH} />
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
