"use client";

import { type FormEvent, startTransition, useActionState, useEffect } from "react";
import { Button } from "@/app/_ui/button";
import { RadioCards } from "@/app/_ui/choice-field";
import { Dialog, DialogBody, DialogFooter, dialogForm, useDialog } from "@/app/_ui/dialog";
import { FormMessage } from "@/app/_ui/form-message";
import { notify } from "@/app/_ui/notify";
import { TextArea } from "@/app/_ui/text-field";
import type { SettleRefund as Settlement } from "@/lib/ledger/schema";
import { settleRefundAction } from "./actions";

type Props = { refundId: string; reason: string; amountWords: string };

/** Says how a refund ended of which the provider could not be asked. */
export function SettleRefund(props: Props) {
  return (
    <Dialog title="Settle refund by hand" size="sm" trigger={<Button size="sm">Settle by hand</Button>}>
      <SettleForm {...props} />
    </Dialog>
  );
}

const OPTIONS = [
  { value: "succeeded", label: "The money went back", description: "The refund is booked as succeeded." },
  { value: "failed", label: "It didn’t", description: "The refund has failed and its amount can be refunded again." },
];

function SettleForm({ refundId, reason, amountWords }: Props) {
  const dialog = useDialog();
  const [state, submit, pending] = useActionState(settleRefundAction, null);
  const close = dialog?.closeNow;
  useEffect(() => {
    if (!state?.ok) return;
    notify(`The refund of ${amountWords} was settled.`);
    close?.();
  }, [state, amountWords, close]);

  const errors: Record<string, string[] | undefined> = state && !state.ok ? state.fields : {};
  function settle(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const outcome = form.get("outcome") as Settlement["outcome"];
    startTransition(() => submit({ refundId, outcome, note: String(form.get("note") ?? "") }));
  }

  return (
    <form onSubmit={settle} className={dialogForm} noValidate>
      <DialogBody>
        <FormMessage state={state} />
        <p className="rounded-control border border-line bg-sunken px-3 py-2 font-medium wrap-anywhere">
          {amountWords} · {reason}
        </p>
        <RadioCards
          field={{ name: "outcome", label: "What happened", required: true }}
          error={errors.outcome?.[0]}
          options={OPTIONS}
        />
        <TextArea
          field={{ name: "note", label: "Note", required: true }}
          error={errors.note?.[0]}
          aside="How you know, for the timeline."
          maxLength={500}
        />
        <p className="text-pretty text-muted">
          Look at the provider first: if the money did go back and you say it didn’t, it may go back twice. This can’t
          be undone.
        </p>
      </DialogBody>
      <DialogFooter>
        <Button onClick={dialog?.close}>Settle later</Button>
        <Button type="submit" variant="danger" pending={pending}>
          Settle refund
        </Button>
      </DialogFooter>
    </form>
  );
}
