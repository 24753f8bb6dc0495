"use client";

import { type FormEvent, startTransition, useActionState, useEffect } from "react";
import { Button } from "@/app/_ui/button";
import { CopyButton } from "@/app/_ui/copy-button";
import { Dialog, DialogBody, DialogFooter, dialogForm, useDialog } from "@/app/_ui/dialog";
import type { FieldInfo } from "@/app/_ui/field";
import { FormMessage } from "@/app/_ui/form-message";
import { withStepUp } from "@/app/_ui/step-up";
import { TextField } from "@/app/_ui/text-field";
import { useDesk } from "../../credentials/desk";
import { confirmTotpAction, startTotpAction } from "./actions";
import { CodesOnce } from "./codes-once";

/** Opens the dialog at the desk, so that it outlives the button, which goes once the app is in use. */
export function SetUpApp({ field }: { field: FieldInfo }) {
  const desk = useDesk();
  return (
    <Button
      variant="primary"
      onClick={() =>
        desk((close) => (
          <Dialog open onOpenChange={(open) => !open && close()} title="Set up authenticator app">
            <SetUp field={field} />
          </Dialog>
        ))
      }
    >
      Set up
    </Button>
  );
}

/** Lives inside the dialog, so closing the dialog forgets secret and codes. */
function SetUp({ field }: { field: FieldInfo }) {
  const dialog = useDialog();
  const [setup, start, starting] = useActionState(withStepUp(startTotpAction), null);
  const [state, submit, pending] = useActionState(confirmTotpAction, null);
  useEffect(() => startTransition(() => start({})), [start]);
  if (state?.ok) return <CodesOnce codes={state.data.codes} />;

  const confirm = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code") ?? "");
    startTransition(() => submit({ code }));
  };
  const errors: Record<string, string[] | undefined> = state?.fields ?? {};
  return (
    <form onSubmit={confirm} className={dialogForm} noValidate>
      <DialogBody>
        <FormMessage state={setup?.ok === false ? setup : state} />
        {setup?.ok && <Scan {...setup.data} />}
        {(starting || !setup) && <div className="h-64" role="status" aria-label="Making a secret" />}
        {setup?.ok && (
          <TextField
            field={field}
            error={errors.code?.[0]}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            mono
          />
        )}
      </DialogBody>
      <DialogFooter>
        <Button onClick={dialog?.close}>Cancel</Button>
        <Button type="submit" variant="primary" pending={pending} disabled={!setup?.ok}>
          Confirm
        </Button>
      </DialogFooter>
    </form>
  );
}

type Setup = { secret: string; qr: { size: number; path: string } };
const QUIET = 4;

function Scan({ secret, qr: { size, path } }: Setup) {
  const side = size + 2 * QUIET;
  return (
    <div className="grid gap-4 sm:grid-cols-[11rem_minmax(0,1fr)] sm:items-center sm:gap-6">
      <svg
        viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
        role="img"
        aria-label="QR code with the secret"
        shapeRendering="crispEdges"
        className="mx-auto size-44 rounded-control border border-line"
      >
        <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <div className="min-w-0">
        <p className="text-pretty text-muted">
          Scan this with an authenticator app, such as 1Password, Google Authenticator or Aegis. Or type the secret:
        </p>
        <code data-totp-secret="" className="mt-2 mb-2 block text-13 leading-5 wrap-anywhere">
          {secret.replace(/(.{4})(?=.)/g, "$1 ")}
        </code>
        <CopyButton value={secret} what="secret" />
      </div>
    </div>
  );
}
