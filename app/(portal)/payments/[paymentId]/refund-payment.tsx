"use client";

import { type FormEvent, startTransition, useActionState, useState } from "react";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFooter, dialogForm, useDialog } from "@/app/_ui/dialog";
import { FormMessage } from "@/app/_ui/form-message";
import { NumberField, TextField } from "@/app/_ui/text-field";
import { codeWords } from "../../code-words";
import { refundPaymentAction } from "./actions";

type Form = { paymentId: string; reference: string; currency: string; left: string; leftWords: string };
type Props = Form & {
  /** Nothing left takes the button away, and leaves an open dialog to say how the last refund ended. */
  isLeft: boolean;
};

/** Gives money back after asking how much and why, and says what the provider made of it. */
export function RefundPayment({ isLeft, ...form }: Props) {
  return (
    <Dialog title="Refund payment" size="sm" trigger={isLeft ? <Button>Refund</Button> : undefined}>
      <RefundForm {...form} />
    </Dialog>
  );
}

const required = (name: string, label: string) => ({ name, label, required: true });

/** Lives inside the dialog, so that every opening is a new refund and every press in it the same one. */
function RefundForm({ paymentId, reference, currency, left, leftWords }: Form) {
  const dialog = useDialog();
  const [key] = useState(() => crypto.randomUUID());
  const [state, submit, pending] = useActionState(refundPaymentAction, null);
  if (state?.ok) return <Result {...state.data} />;

  const errors: Record<string, string[] | undefined> = state?.fields ?? {};
  function refund(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const textOf = (name: string) => String(form.get(name) ?? "");
    startTransition(() => submit({ paymentId, key, amount: textOf("amount"), reason: textOf("reason") }));
  }

  return (
    <form onSubmit={refund} className={dialogForm} noValidate>
      <DialogBody>
        <FormMessage state={state} />
        <p className="rounded-control border border-line bg-sunken px-3 py-2 font-medium wrap-anywhere">{reference}</p>
        <NumberField
          field={required("amount", "Amount")}
          unit={currency}
          defaultValue={left}
          error={errors.amount?.[0]}
          aside={`${leftWords} can be given back.`}
        />
        <TextField
          field={required("reason", "Reason")}
          error={errors.reason?.[0]}
          placeholder="Returned"
          aside="For the timeline, and for the provider where it takes one."
          maxLength={255}
        />
        <p className="text-pretty text-muted">
          The money goes back to the payer the way it came; a bank transfer is sent by you. This can’t be undone.
        </p>
      </DialogBody>
      <DialogFooter>
        <Button onClick={dialog?.close}>Keep the money</Button>
        <Button type="submit" variant="danger" pending={pending}>
          Refund payment
        </Button>
      </DialogFooter>
    </form>
  );
}

const RESULTS = {
  succeeded: { tone: "success", title: "Refunded", words: "The provider gives the money back to the payer." },
  pending: {
    tone: "warning",
    title: "The provider has not said yet",
    words: "The amount is reserved and the timeline will say how it ended. Don’t refund it again.",
  },
  failed: {
    tone: "danger",
    title: "The refund failed",
    words: "Nothing was given back, and the amount is free again.",
  },
} as const;

const BY_HAND = {
  tone: "warning",
  title: "Now transfer the money",
  words: "Nobody sends it but you. The amount is reserved; settle the refund by hand when the transfer is made.",
} as const;

function Result({ status, code }: { status: keyof typeof RESULTS; code: string | null }) {
  const dialog = useDialog();
  const { tone, title, words } = status === "pending" && code === "by_hand" ? BY_HAND : RESULTS[status];
  return (
    <>
      <DialogBody>
        <div role="status">
          <Banner tone={tone} title={title}>
            {words}
            {status === "failed" && code && ` The provider said: ${codeWords(code)}.`}
          </Banner>
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" onClick={dialog?.closeNow}>
          Done
        </Button>
      </DialogFooter>
    </>
  );
}
