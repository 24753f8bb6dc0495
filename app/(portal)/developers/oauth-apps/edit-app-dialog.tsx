"use client";

import { type FormEvent, startTransition, useActionState, useEffect } from "react";
import { Dialog, useDialog } from "@/app/_ui/dialog";
import { DialogForm } from "@/app/_ui/dialog-form";
import { notify } from "@/app/_ui/notify";
import { withStepUp } from "@/app/_ui/step-up";
import { updateAppAction } from "./actions";
import { AppFields, type AppForm, readApp } from "./app-fields";

type App = { id: string; label: string; redirectUris: readonly string[]; scopes: readonly string[] };
type Props = { app: App; form: AppForm };

/** Changes an app's name, redirect addresses and the most it may ask for. */
export function EditAppDialog({ onClose, ...rest }: Props & { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Edit OAuth app">
      <EditAppForm {...rest} />
    </Dialog>
  );
}

function EditAppForm({ app, form }: Props) {
  const dialog = useDialog();
  const [state, submit, pending] = useActionState(withStepUp(updateAppAction), null);
  useEffect(() => {
    if (!state?.ok) return;
    dialog?.closeNow();
    notify("The app was changed. What people already allowed stays as they allowed it.");
  }, [state, dialog]);

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const changed = { id: app.id, ...readApp(new FormData(event.currentTarget)) };
    startTransition(() => submit(changed as Parameters<typeof submit>[0]));
  }
  return (
    <DialogForm state={state} pending={pending} verb="Save" onSubmit={save}>
      <AppFields {...form} errors={state && !state.ok ? state.fields : {}} start={app} />
    </DialogForm>
  );
}
