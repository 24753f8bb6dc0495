"use client";

import { startTransition, useActionState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFooter, useDialog } from "@/app/_ui/dialog";
import { FormMessage } from "@/app/_ui/form-message";
import { withStepUp } from "@/app/_ui/step-up";
import { useDesk } from "../../credentials/desk";
import { makeCodesAction } from "./actions";
import { CodesOnce } from "./codes-once";

/** Makes ten new recovery codes after asking; the old ones end. */
export function MakeCodes({ codesLeft }: { codesLeft: number }) {
  const desk = useDesk();
  const verb = codesLeft > 0 ? "Make new codes" : "Make codes";
  return (
    <Button
      onClick={() =>
        desk((close) => (
          <Dialog open onOpenChange={(open) => !open && close()} title="Recovery codes">
            <Question verb={verb} replaces={codesLeft > 0} />
          </Dialog>
        ))
      }
    >
      {verb}
    </Button>
  );
}

/** Lives inside the dialog, so closing the dialog forgets the codes. */
function Question({ verb, replaces }: { verb: string; replaces: boolean }) {
  const dialog = useDialog();
  const [state, make, pending] = useActionState(withStepUp(makeCodesAction), null);
  if (state?.ok) return <CodesOnce codes={state.data.codes} />;
  return (
    <>
      <DialogBody>
        <FormMessage state={state} />
        <p className="text-pretty text-muted">
          You get ten codes, shown once. Each opens one sign-in in place of your app or of Duo.
          {replaces && " The codes you have now end at once."}
        </p>
      </DialogBody>
      <DialogFooter>
        <Button onClick={dialog?.close}>{replaces ? "Keep the old ones" : "Cancel"}</Button>
        <Button variant="primary" pending={pending} onClick={() => startTransition(() => make({}))}>
          {verb}
        </Button>
      </DialogFooter>
    </>
  );
}
