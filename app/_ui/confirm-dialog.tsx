"use client";

import { type ReactElement, type ReactNode, useState, useTransition } from "react";
import { Banner } from "./banner";
import { Button } from "./button";
import { Dialog, DialogBody, DialogFooter, useDialog } from "./dialog";
import { notify } from "./notify";
import { ProveLink } from "./prove-link";
import { withStepUp } from "./step-up";

type Outcome = { ok: boolean; message?: string; confirm?: true } | null;

type Props = {
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: string;
  /** The name of what is about to go, shown apart so that it is read. */
  objectName: string;
  /** What stops working, and that it can't be undone. */
  children: ReactNode;
  /** Says the act: "Revoke token". */
  confirmLabel: string;
  /** Says the safe choice: "Keep token". It has the focus. */
  cancelLabel: string;
  /** Does it. `{ ok: false, message }` keeps the dialog open and shows the message. */
  action: () => Promise<Outcome>;
  /** Said in a toast once it is done. */
  done?: string;
};

/** Asks before something is destroyed. */
export function ConfirmDialog({ trigger, open, onOpenChange, title, ...rest }: Props) {
  return (
    <Dialog
      trigger={trigger}
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      size="sm"
      role="alertdialog"
      focusFirst="[data-safe]"
    >
      <Question {...rest} />
    </Dialog>
  );
}

type QuestionProps = Omit<Props, "trigger" | "open" | "onOpenChange" | "title">;

function Question({ objectName, children, confirmLabel, cancelLabel, action, done }: QuestionProps) {
  const dialog = useDialog();
  const [pending, startTransition] = useTransition();
  const [problem, setProblem] = useState<Outcome>(null);

  const confirm = () =>
    startTransition(async () => {
      const outcome = await withStepUp(action)();
      if (outcome && !outcome.ok) {
        setProblem(outcome);
        return;
      }
      dialog?.closeNow();
      if (done) notify(done);
    });

  return (
    <>
      <DialogBody>
        <p className="rounded-control border border-line bg-sunken px-3 py-2 font-medium wrap-anywhere">{objectName}</p>
        <div className="text-pretty text-muted">{children}</div>
        <div role="alert" className="empty:hidden">
          {problem && (
            <Banner tone="danger">
              {problem.message ?? "It was not done. Nothing was changed."} {problem.confirm && <ProveLink />}
            </Banner>
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button data-safe="" onClick={dialog?.close}>
          {cancelLabel}
        </Button>
        <Button variant="danger" pending={pending} onClick={confirm}>
          {confirmLabel}
        </Button>
      </DialogFooter>
    </>
  );
}
