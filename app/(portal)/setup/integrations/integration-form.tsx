"use client";

import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { DialogBody, DialogFooter, dialogForm, useDialog } from "@/app/_ui/dialog";
import { FormMessage } from "@/app/_ui/form-message";
import { withStepUp } from "@/app/_ui/step-up";
import { installAction, updateAction } from "./actions";
import { Calculator } from "./calculator";
import type { FormModel } from "./form-model";
import { type TermsValues, termsIn, valuesIn } from "./form-values";
import { Guide } from "./guide";
import { Fields } from "./integration-fields";
import { startCurrencies } from "./money-fields";
import { TestButton } from "./test-button";

type Saved = Awaited<ReturnType<typeof installAction>>;
type Errors = Record<string, string[] | undefined>;
type Props = { model: FormModel; onSaved: (label: string) => void };

const environmentOf = ({ place }: FormModel) => (place === "Live" ? "production" : "sandbox");

/** The form of one service, for a new installation and for a stored one. What was typed stays when it is refused. */
export function IntegrationForm({ model, onSaved }: Props) {
  const dialog = useDialog();
  const form = useRef<HTMLFormElement>(null);
  const [state, submit, pending] = useActionState(withStepUp(save), null);
  const [terms, setTerms] = useState<TermsValues>(model.stored?.terms ?? startTerms(model));
  const [currencies, setCurrencies] = useState(startCurrencies(model));
  const errors: Errors = state && !state.ok ? state.fields : {};
  useEffect(() => {
    if (state?.ok) onSaved(state.data.label);
  }, [state, onSaved]);

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    startTransition(() => submit({ model, form: data }));
  }

  return (
    <form
      ref={form}
      onSubmit={send}
      onInput={({ currentTarget }) => setTerms(termsIn(new FormData(currentTarget), model.money))}
      className={dialogForm}
      noValidate
    >
      <DialogBody>
        <FormMessage state={state} />
        <div className="grid gap-x-10 gap-y-8 md:grid-cols-[minmax(0,1fr)_20rem]">
          <div data-testid="fields" className="grid min-w-0 content-start gap-5">
            <Fields model={model} errors={errors} onCurrencies={setCurrencies} />
          </div>
          <div className="grid min-w-0 content-start gap-6 md:grid-rows-[auto_1fr]">
            <Guide {...model} />
            {model.money && <Calculator currencies={currencies} terms={terms} deductible={model.money.deductFees} />}
          </div>
        </div>
      </DialogBody>
      <DialogFooter aside={model.canBeTested && <TestButton form={form} model={model} place={environmentOf(model)} />}>
        <Button onClick={dialog?.close}>Cancel</Button>
        <Button type="submit" variant="primary" pending={pending}>
          Save
        </Button>
      </DialogFooter>
    </form>
  );
}

const startTerms = ({ money }: FormModel): TermsValues => ({
  fixed: {},
  percent: "0",
  ...(money?.deductFees && { deductFees: true }),
});

async function save(_: Saved, { model, form }: { model: FormModel; form: FormData }): Promise<Saved> {
  const { mode, label, settings, currencies, terms } = valuesIn(form, model);
  const { id, connectorId } = model;
  const money = model.money ? { currencies, terms } : {};
  if (model.stored) return updateAction(null, { id, label, settings, ...money });
  return installAction(null, { id, connectorId, mode, place: environmentOf(model), label, settings, ...money });
}
