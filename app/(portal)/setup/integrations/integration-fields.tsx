import { TextField } from "@/app/_ui/text-field";
import { CallbackAddress } from "./callback-address";
import type { FormModel } from "./form-model";
import { ModeField } from "./mode-field";
import { MoneyFields } from "./money-fields";
import { SettingField } from "./setting-field";

type Props = {
  model: FormModel;
  errors: Record<string, string[] | undefined>;
  onCurrencies: (chosen: readonly string[]) => void;
};

/** The fields of one service from top to bottom: mode, its own, money, label, and the address for its messages. */
export function Fields({ model, errors, onCurrencies }: Props) {
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
