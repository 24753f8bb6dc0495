"use client";

import type { ComponentProps } from "react";
import { MenuItem } from "@/app/_ui/menu-items";
import type { CredentialStatus } from "./credential-words";
import { useDesk } from "./desk";
import { DisableDialog } from "./disable-dialog";
import { enable } from "./enable";
import { RotateDialog } from "./rotate-dialog";

type RotateProps = Omit<ComponentProps<typeof RotateDialog>, "onClose"> & { status: CredentialStatus };

/** The way to a new secret in a menu, for a bearer that works now. */
export function RotateItem({ status, ...rotated }: RotateProps) {
  const desk = useDesk();
  const rotates = status === "active" || status === "expiring";
  return (
    <MenuItem disabled={!rotates} onSelect={() => desk((close) => <RotateDialog {...rotated} onClose={close} />)}>
      Rotate
    </MenuItem>
  );
}

type Act = ComponentProps<typeof DisableDialog>["action"];
type SwitchProps = {
  id: string;
  label: string;
  /** What is disabled, in the middle of a sentence: "access token". */
  what: string;
  status: CredentialStatus;
  actions: { disable: Act; enable: Act };
};

/** Enable or Disable in a menu, whichever the credential waits for; of one that is revoked neither works. */
export function SwitchItem({ status, actions, ...named }: SwitchProps) {
  const desk = useDesk();
  if (status === "disabled") return <MenuItem onSelect={() => enable(actions.enable, named)}>Enable</MenuItem>;
  const disable = () => desk((close) => <DisableDialog {...named} action={actions.disable} onClose={close} />);
  return (
    <MenuItem disabled={status === "revoked"} onSelect={disable}>
      Disable
    </MenuItem>
  );
}
