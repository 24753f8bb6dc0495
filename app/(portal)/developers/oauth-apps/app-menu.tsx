"use client";

import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Menu } from "@/app/_ui/menu";
import { MenuItem, MenuSeparator } from "@/app/_ui/menu-items";
import { useDesk } from "../../credentials/desk";
import { SwitchItem } from "../../credentials/menu-acts";
import { RotateDialog } from "../../credentials/rotate-dialog";
import { deleteAppAction, disableAppAction, enableAppAction, rotateAppAction } from "./actions";
import type { AppForm } from "./app-fields";
import { EditAppDialog } from "./edit-app-dialog";

type App = {
  id: string;
  label: string;
  type: "public" | "confidential";
  status: "active" | "disabled";
  redirectUris: readonly string[];
  scopes: readonly string[];
  grants: number;
};

const SWITCH = { disable: disableAppAction, enable: enableAppAction };

/** Everything that can be done with one app. */
export function AppMenu({ app, form, zone }: { app: App; form: AppForm; zone: string }) {
  const desk = useDesk();
  const { id, label } = app;
  const rotate = () =>
    desk((close) => (
      <RotateDialog
        id={id}
        label={label}
        what="client secret"
        expiresAt={null}
        zone={zone}
        env="PORTICO_CLIENT_SECRET"
        action={rotateAppAction}
        onClose={close}
      />
    ));
  return (
    <Menu label={`Actions for ${label}`}>
      <MenuItem onSelect={() => desk((close) => <EditAppDialog app={app} form={form} onClose={close} />)}>
        Edit
      </MenuItem>
      {app.type === "confidential" && <MenuItem onSelect={rotate}>Rotate secret</MenuItem>}
      <SwitchItem id={id} label={label} status={app.status} what="OAuth app" actions={SWITCH} />
      <MenuSeparator />
      <MenuItem danger onSelect={() => desk((close) => <DeleteApp app={app} close={close} />)}>
        Delete
      </MenuItem>
    </Menu>
  );
}

function DeleteApp({ app: { id, label, grants }, close }: { app: App; close: () => void }) {
  const people = grants === 1 ? "One connection ends" : `${grants} connections end`;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && close()}
      title="Delete OAuth app"
      objectName={label}
      confirmLabel="Delete OAuth app"
      cancelLabel="Keep OAuth app"
      done={`${label} was deleted. Nothing it holds opens anything any more.`}
      action={() => deleteAppAction(null, { id })}
    >
      {grants > 0 && `${people} with it. `}
      Every call with a token it holds or a client token it made is refused from the very next one, and people can’t
      allow it any more. This can’t be undone.
    </ConfirmDialog>
  );
}
