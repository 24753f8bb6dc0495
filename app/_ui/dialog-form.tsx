"use client";

import type { ComponentProps, FormEvent, ReactNode } from "react";
import { Button } from "./button";
import { DialogBody, DialogFooter, dialogForm, useDialog } from "./dialog";
import { FormMessage } from "./form-message";

type Props = {
  state: ComponentProps<typeof FormMessage>["state"];
  pending: boolean;
  /** On the button that sends it. */
  verb: string;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
};

/** A form that fills a dialog: what was refused on top, its fields, then Cancel and the verb. */
export function DialogForm({ state, pending, verb, onSubmit, children }: Props) {
  const dialog = useDialog();
  return (
    <form onSubmit={onSubmit} className={dialogForm} noValidate>
      <DialogBody>
        <FormMessage state={state} />
        {children}
      </DialogBody>
      <DialogFooter>
        <Button onClick={dialog?.close}>Cancel</Button>
        <Button type="submit" variant="primary" pending={pending}>
          {verb}
        </Button>
      </DialogFooter>
    </form>
  );
}
