"use client";

import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { DialogBody, DialogFooter, dialogForm, useDialog } from "@/app/_ui/dialog";
import { FormMessage } from "@/app/_ui/form-message";
import { withStepUp } from "@/app/_ui/step-up";
import { TextField } from "@/app/_ui/text-field";
import { installAction, updateAction } from "./actions";
import { Calculator } from "./calculator";
import { CallbackAddress } from "./callback-address";
import type { FormModel } from "./form-model";
import { type TermsValues, termsIn, valuesIn } from "./form-values";
import { Guide } from "./guide";
import { ModeField } from "./mode-field";
import { MoneyFields, startCurrencies } from "./money-fields";
import { SettingField } from "./setting-field";
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

type FieldsProps = { model: FormModel; errors: Errors; onCurrencies: (chosen: readonly string[]) => void };

function Fields({ model, errors, onCurrencies }: FieldsProps) {
  const { callback, callbackUrl, fields, money, name, sources, stored } = model;
  const address = callback && <CallbackAddress {...callback} url={callbackUrl} />;
  return (
    <>
      <ModeField model={model} error={errors.mode?.[0]} />
      {callback?.isField && address}
      {fields.map((field) => (
        <SettingField
          key={field.name}
          field={field}
          error={errors[`settings.${field.name}`]?.[0]}
          stored={stored}
          choices={field.source ? (sources[field.source] ?? []) : undefined}
        />
      ))}
      {errors.settings?.[0] && <p className="text-13 text-danger-text">{errors.settings[0]}</p>}
      {money && <MoneyFields name={name} money={money} stored={stored} errors={errors} onCurrencies={onCurrencies} />}
      <TextField
        field={{ name: "label", label: "Label", help: "How you tell it from others.", max: 80 }}
        defaultValue={stored?.label ?? name}
        error={errors.label?.[0]}
      />
      {callback && !callback.isField && address}
    </>
  );
}
