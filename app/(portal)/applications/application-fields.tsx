import { SwitchField } from "@/app/_ui/choice-field";
import type { FieldInfo } from "@/app/_ui/field";
import { TextField } from "@/app/_ui/text-field";
import { type CurrencyChoice, CurrencyPicker } from "./currency-picker";

/** What can be said about an application, when it is made and later. */
export type ApplicationValues = {
  name: string;
  url: string | null;
  callbackUrl: string | null;
  currencyWhitelist: string[];
  allowUnderpay: boolean;
  allowOverpay: boolean;
};

type Named = Record<keyof ApplicationValues, FieldInfo>;

type Props = {
  fields: Named;
  currencies: readonly CurrencyChoice[];
  errors: Record<string, string[] | undefined>;
  initial?: ApplicationValues;
};

/** The fields that creating and changing an application share. */
export function ApplicationFields({ fields, currencies, errors, initial }: Props) {
  const text = (name: "name" | "url" | "callbackUrl") => ({
    field: fields[name],
    error: errors[name]?.[0],
    defaultValue: initial?.[name] ?? "",
  });
  return (
    <>
      <TextField {...text("name")} autoComplete="organization" />
      <TextField {...text("url")} type="url" inputMode="url" placeholder="https://shop.example" />
      <TextField {...text("callbackUrl")} type="url" inputMode="url" placeholder="https://shop.example/webhooks" />
      <CurrencyPicker
        field={fields.currencyWhitelist}
        choices={currencies}
        initial={initial?.currencyWhitelist}
        error={errors.currencyWhitelist?.[0]}
      />
      <SwitchField field={fields.allowUnderpay} defaultChecked={initial?.allowUnderpay} />
      <SwitchField field={fields.allowOverpay} defaultChecked={initial?.allowOverpay} />
    </>
  );
}

/** What the fields above say, as the server wants it: an empty address is none. */
export function applicationIn(form: FormData): ApplicationValues {
  const textOf = (name: string) => String(form.get(name) ?? "").trim() || null;
  return {
    name: textOf("name") ?? "",
    url: textOf("url"),
    callbackUrl: textOf("callbackUrl"),
    currencyWhitelist: form.getAll("currencyWhitelist").map(String),
    allowUnderpay: form.get("allowUnderpay") === "on",
    allowOverpay: form.get("allowOverpay") === "on",
  };
}
