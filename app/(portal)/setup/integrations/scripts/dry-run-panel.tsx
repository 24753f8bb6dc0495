"use client";

import { type FormEvent, startTransition, useActionState } from "react";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { FormMessage } from "@/app/_ui/form-message";
import { SelectField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-field";
import type { DryRunResult } from "@/lib/scripts";
import type { ScriptCallName } from "@/lib/scripts/schema";
import { dryRunAction } from "./actions";
import type { DryFields } from "./script-desk";

const INPUT = `{
  "reference": "att_1",
  "amount": "25.00",
  "currency": "EUR",
  "description": "Order 1001",
  "returnUrl": "https://shop.example/back",
  "notifyUrl": "https://pay.example/api/callbacks/int_1"
}`;
const ANSWERS = `[
  { "method": "POST", "url": "/v1/charges",
    "body": { "id": "ch_1", "pay_url": "https://sandbox.acmepay.example/pay/ch_1" } }
]`;
const MODES = [
  { value: "test", label: "Test" },
  { value: "live", label: "Live" },
];

const textOf = (form: FormData, name: string) => String(form.get(name) ?? "");

type Props = { fields: DryFields; calls: readonly ScriptCallName[]; source: string };

/** Runs one function of what is typed on made-up input. Nobody is reached. */
export function DryRunPanel({ fields, calls, source }: Props) {
  const [state, submit, pending] = useActionState(dryRunAction, null);
  const errors = state && !state.ok ? state.fields : {};

  function run(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const call = calls.find((name) => name === form.get("call")) ?? "createPayment";
    const rest = { input: textOf(form, "input"), answers: textOf(form, "answers"), values: textOf(form, "values") };
    const mode = form.get("mode") === "live" ? ("live" as const) : ("test" as const);
    startTransition(() => submit({ source, call, mode, ...rest }));
  }

  return (
    <Card title="Dry run" description="Runs the script as it is typed, on made-up input. It reaches nobody.">
      <form onSubmit={run} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <FormMessage state={state} />
        <div className="grid grid-cols-[repeat(2,minmax(0,1fr))] gap-3">
          <SelectField field={fields.call} options={calls.map((value) => ({ value, label: value }))} />
          <SelectField field={{ ...fields.mode, required: true }} options={MODES} />
        </div>
        <TextArea field={fields.input} error={errors.input?.[0]} defaultValue={INPUT} mono spellCheck={false} />
        <TextArea field={fields.answers} error={errors.answers?.[0]} defaultValue={ANSWERS} mono spellCheck={false} />
        <TextArea
          field={fields.values}
          error={errors.values?.[0]}
          defaultValue={"API_KEY=test\nWEBHOOK_SECRET=test"}
          mono
          spellCheck={false}
        />
        <Button type="submit" pending={pending}>
          Run
        </Button>
        {state?.ok && <Result result={state.data} />}
      </form>
    </Card>
  );
}

function Result({ result: { ended, value, text, ms, log, asked } }: { result: DryRunResult }) {
  const ok = ended === "ok";
  return (
    <div className="grid gap-3" aria-live="polite">
      <div className="flex items-center justify-between gap-3">
        <Badge tone={ok ? "success" : "danger"}>{ok ? "Ran" : ended}</Badge>
        <span className="text-13 text-muted tabular-nums">{`${ms} ms`}</span>
      </div>
      <Lines title={ok ? "It gave" : "Why"} text={ok ? JSON.stringify(value, null, 2) : (text ?? "")} />
      {asked.length > 0 && (
        <Lines
          title="It would have sent"
          text={asked
            .map(({ method, url, body }) => [`${method} ${url}`, body].filter(Boolean).join("\n"))
            .join("\n\n")}
        />
      )}
      {log.length > 0 && <Lines title="It said" text={log.join("\n")} />}
    </div>
  );
}

function Lines({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <h3 className="mb-1 text-13 font-medium">{title}</h3>
      <pre className="max-h-64 overflow-auto rounded-control border border-line bg-sunken px-3 py-2 text-12 whitespace-pre-wrap wrap-anywhere">
        {text}
      </pre>
    </div>
  );
}
