"use client";

import { type FormEvent, startTransition, useActionState } from "react";
import { Button } from "@/app/_ui/button";
import { SwitchField } from "@/app/_ui/choice-field";
import { CopyButton } from "@/app/_ui/copy-button";
import { Dialog, DialogBody, DialogFooter, useDialog } from "@/app/_ui/dialog";
import { DialogForm } from "@/app/_ui/dialog-form";
import { SelectField } from "@/app/_ui/select-field";
import { payLinkAction } from "./actions";

/** Makes an address at which the customer pays of their own accord. */
export function PaymentLink({ customerId, name }: { customerId: string; name: string }) {
  return (
    <Dialog title="Copy payment link" trigger={<Button>Copy payment link</Button>}>
      <LinkForm customerId={customerId} name={name} />
    </Dialog>
  );
}

const DAYS = { name: "days", label: "Valid for" };
const OPTIONS = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "365", label: "One year" },
];
const BALANCE = {
  name: "balance",
  label: "Show the balance",
  help: "Whoever opens the link sees what the customer has with you or owes.",
  required: false,
};

function LinkForm({ customerId, name }: { customerId: string; name: string }) {
  const [state, submit, pending] = useActionState(payLinkAction, null);
  if (state?.ok) return <Made url={state.data.url} />;

  function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() =>
      submit({ customerId, days: Number(form.get("days")), showsBalance: form.get("balance") === "on" }),
    );
  }

  return (
    <DialogForm state={state} pending={pending} verb="Make link" onSubmit={make}>
      <p className="text-pretty text-muted">
        Whoever has the link can pay any amount for {name}, in the currencies your integrations take, and nothing else.
        A link can’t be called back before its time has run out.
      </p>
      <SelectField field={DAYS} options={OPTIONS} defaultValue="30" />
      <SwitchField field={BALANCE} />
    </DialogForm>
  );
}

function Made({ url }: { url: string }) {
  const dialog = useDialog();
  return (
    <>
      <DialogBody>
        <div role="status" className="grid gap-3">
          <p>The link is ready.</p>
          <code className="block rounded-control border border-line bg-sunken px-3 py-2 text-13 break-all">{url}</code>
        </div>
      </DialogBody>
      <DialogFooter>
        <CopyButton value={url} what="payment link" />
        <Button variant="primary" onClick={dialog?.closeNow}>
          Done
        </Button>
      </DialogFooter>
    </>
  );
}
