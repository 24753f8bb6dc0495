"use client";

import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Menu } from "@/app/_ui/menu";
import { MenuItem, MenuSeparator } from "@/app/_ui/menu-items";
import type { CredentialStatus } from "./credential-words";
import { useDesk } from "./desk";
import { DisableDialog } from "./disable-dialog";
import { enable } from "./enable";

type Act = (previous: null, input: { id: string }) => Promise<{ ok: boolean; message?: string } | null>;
type Props = {
  row: { id: string; label: string; status: CredentialStatus; madeBy: string | null };
  actions: { disable: Act; enable: Act; revoke: Act };
};

const WHAT = "merchant credential";

/** What can be done with a client ID and secret of the own account, whoever made it. */
export function PairMenu({ row, actions }: Props) {
  const desk = useDesk();
  const { id, label, status, madeBy } = row;
  return (
    <Menu label={`Actions for ${label}`}>
      {status === "disabled" ? (
        <MenuItem onSelect={() => enable(actions.enable, row)}>Enable</MenuItem>
      ) : (
        <MenuItem
          onSelect={() =>
            desk((close) => (
              <DisableDialog id={id} label={label} what={WHAT} action={actions.disable} onClose={close} />
            ))
          }
        >
          Disable
        </MenuItem>
      )}
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
