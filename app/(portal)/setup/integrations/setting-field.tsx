"use client";

import { CheckboxGroup, SwitchField } from "@/app/_ui/choice-field";
import { SelectField } from "@/app/_ui/select-field";
import { TextArea, TextField } from "@/app/_ui/text-field";
import { Counted } from "./counted";
import type { FormModel, Stored } from "./form-model";
import { SecretField } from "./secret-field";

type Field = FormModel["fields"][number];
type Props = {
  field: Field;
  error?: string;
  stored: Stored | null;
  /** The choices of a field whose schema can't list them. */
  choices?: readonly { value: string; label: string }[];
};

const KEY = /\b(?:key|token|signature|secret)\b/i;

/** One of a service's own fields, drawn as its manifest describes it. */
export function SettingField({ field, error, stored, choices }: Props) {
  const info = { ...field, name: `settings.${field.name}`, max: field.kind === "password" ? null : field.max };
  if (field.secret) {
    return (
      <SecretField
        field={info}
        error={error}
        lines={field.kind === "lines"}
        ending={stored?.secrets[field.name] ?? null}
      />
    );
  }
  const value = stored ? stored.settings[field.name] : field.initial;
  return <PlainField field={info} error={error} value={value} choices={choices ?? field.options} />;
}

type PlainProps = {
  field: Field;
  error?: string;
  value: unknown;
  choices: readonly { value: string; label: string }[];
};

function PlainField({ field, error, value, choices }: PlainProps) {
  const list = listIn(value);
  const text = textIn(value);
  const common = { field, error };
  if (field.kind === "checkbox") return <SwitchField {...common} defaultChecked={value === true} />;
  if (field.kind === "checkboxes") return <CheckboxGroup {...common} options={choices} defaultValue={list} />;
  if (field.kind === "select" || field.source) {
    return (
      <SelectField {...common} options={choices} placeholder={placeholderFor(field, choices)} defaultValue={text} />
    );
  }
  if (field.kind === "list") {
    return <TextArea {...common} defaultValue={list.join("\n")} placeholder={field.example ?? "One on each line"} />;
  }
  if (field.kind === "lines") return <TextArea {...common} defaultValue={text} />;
  const input = <TextField {...common} defaultValue={text} mono={KEY.test(field.label)} spellCheck={false} />;
  return KEY.test(field.label) ? <Counted>{input}</Counted> : input;
}

const listIn = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
const textIn = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : "");

function placeholderFor(field: Field, choices: readonly unknown[]): string | undefined {
  if (!field.source) return field.required ? "Choose one" : undefined;
  if (choices.length === 0) return "There is none yet";
  return field.required ? "Choose one" : "None";
}
