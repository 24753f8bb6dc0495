"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { archiveScriptAction } from "./actions";

/** Archives a script, after asking. */
export function ScriptMenu({ id, name }: { id: string; name: string }) {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  async function archive() {
    const outcome = await archiveScriptAction(null, { id });
    if (outcome?.ok) router.push("/setup/integrations/scripts");
    return outcome;
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>Archive</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title="Archive script"
        objectName={name}
        confirmLabel="Archive script"
        cancelLabel="Keep script"
        done={`${name} was archived.`}
        action={archive}
      >
        It leaves this list and can’t be chosen any more. Integrations that name one of its versions go on working. This
        cannot be undone.
      </ConfirmDialog>
    </>
  );
}
