"use client";

import { type FormEvent, startTransition, useActionState, useEffect } from "react";
import { Button } from "@/app/_ui/button";
import { RadioCards } from "@/app/_ui/choice-field";
import { Dialog, DialogBody, DialogFooter, dialogForm, useDialog } from "@/app/_ui/dialog";
import { FormMessage } from "@/app/_ui/form-message";
import { notify } from "@/app/_ui/notify";
import { TextArea } from "@/app/_ui/text-field";
import { formatMoney } from "@/lib/kit/money";
import type { DecidePayment as Decision } from "@/lib/ledger/schema";
import { decidePaymentAction } from "./actions";

type Props = {
  paymentId: string;
  reference: string;
  currency: string;
  /** Minor units. */
  due: number;
  received: number;
  /** It has ended already, and this takes that back. */
  isFinal: boolean;
};

/** Says what a payment comes to that waits for a person, after showing what was due and what came. */
export function DecidePayment(props: Props) {
  const title = props.isFinal ? "Override outcome" : "Decide payment";
  return (
    <Dialog title={title} size="sm" trigger={<Button>{props.isFinal ? "Override" : "Decide"}</Button>}>
      <DecideForm {...props} />
    </Dialog>
  );
}

const DONE = { succeeded: "was accepted", failed: "was closed as failed", canceled: "was closed as canceled" };

function DecideForm({ paymentId, reference, currency, due, received, isFinal }: Props) {
  const dialog = useDialog();
  const [state, submit, pending] = useActionState(decidePaymentAction, null);
  const close = dialog?.closeNow;
  useEffect(() => {
    if (!state?.ok) return;
    notify(`${reference} ${DONE[state.data.status as Decision["outcome"]]}.`);
    close?.();
  }, [state, reference, close]);

  const errors: Record<string, string[] | undefined> = state && !state.ok ? state.fields : {};
  function decide(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const outcome = form.get("outcome") as Decision["outcome"];
    const note = String(form.get("note") ?? "");
    startTransition(() => submit({ paymentId, outcome, received: BigInt(received), note }));
  }

  return (
    <form onSubmit={decide} className={dialogForm} noValidate>
      <DialogBody>
        <FormMessage state={state} />
        <div className="grid gap-2 rounded-control border border-line bg-sunken px-3 py-2.5">
          <p className="font-medium wrap-anywhere">{reference}</p>
          <Sums due={due} received={received} currency={currency} />
        </div>
        <RadioCards
          field={{ name: "outcome", label: "Decision", required: true }}
          error={errors.outcome?.[0]}
          options={choicesOf(received, currency)}
        />
        <TextArea
          field={{ name: "note", label: "Note", required: true }}
          error={errors.note?.[0]}
          aside="Why, for the timeline."
          maxLength={500}
        />
        <p className="text-pretty text-muted">
          {isFinal && "The payment has ended already, and this takes that back. "}
          An accepted payment stays accepted: after that, money goes back by a refund.
          {received > 0 && " Of a closed one, what came stays in adjustments until you give it back at the provider."}
        </p>
      </DialogBody>
      <DialogFooter>
        <Button onClick={dialog?.close}>Decide later</Button>
        <Button type="submit" variant="danger" pending={pending}>
          Save decision
        </Button>
      </DialogFooter>
    </form>
  );
}

function Sums({ due, received, currency }: Pick<Props, "due" | "received" | "currency">) {
  const money = (amount: number) => formatMoney(BigInt(amount), currency);
  const difference =
    received === due ? "None" : `${money(Math.abs(due - received))} too ${received < due ? "little" : "much"}`;
  const sums = { Due: money(due), Received: money(received), Difference: difference };
  return (
    <dl className="grid gap-1">
      {Object.entries(sums).map(([label, sum]) => (
        <div key={label} className="flex justify-between gap-4">
          <dt className="text-muted">{label}</dt>
          <dd className="text-right tabular-nums">{sum}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Nothing can be accepted where nothing came. */
function choicesOf(received: number, currency: string) {
  const came = formatMoney(BigInt(received), currency);
  const accept = { value: "succeeded", label: `Accept ${came}`, description: "The payment succeeds with what came." };
  return [
    ...(received > 0 ? [accept] : []),
    { value: "failed", label: "Close as failed", description: "The sale didn’t work out." },
    { value: "canceled", label: "Close as canceled", description: "The sale was called off." },
  ];
}
