"use client";

import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Menu } from "@/app/_ui/menu";
import { MenuItem, MenuSeparator } from "@/app/_ui/menu-items";
import type { CredentialStatus } from "./credential-words";
import { useDesk } from "./desk";
import { SwitchItem } from "./menu-acts";

type Act = (previous: null, input: { id: string }) => Promise<{ ok: boolean; message?: string } | null>;
type Props = {
  row: { id: string; label: string; status: CredentialStatus; madeBy: string | null };
  actions: { disable: Act; enable: Act; revoke: Act };
};

/** What can be done with a client ID and secret of the own account, whoever made it. */
export function PairMenu({ row, actions }: Props) {
  const desk = useDesk();
  const { id, label, status, madeBy } = row;
  return (
    <Menu label={`Actions for ${label}`}>
      <SwitchItem id={id} label={label} status={status} what="merchant credential" actions={actions} />
      <MenuSeparator />
      <MenuItem
        danger
        onSelect={() =>
          desk((close) => (
            <ConfirmDialog
              open
              onOpenChange={(open) => !open && close()}
              title="Revoke merchant credential"
              objectName={label}
              confirmLabel="Revoke credential"
              cancelLabel="Keep credential"
              done={`${label} was revoked. It opens nothing any more.`}
              action={() => actions.revoke(null, { id })}
            >
              {madeBy && `${madeBy} made it. `}
              The pair opens nothing from the very next call, and neither does any token it was exchanged for. This
              can’t be undone.
            </ConfirmDialog>
          ))
        }
      >
        Revoke
      </MenuItem>
    </Menu>
  );
}
