"use client";

import { useState } from "react";
import { RadioCards } from "@/app/_ui/choice-field";
import { NumberField } from "@/app/_ui/text-field";
import { CurrencyPicker } from "../../applications/currency-picker";
import type { FormModel } from "./form-model";

type Money = NonNullable<FormModel["money"]>;
type Errors = Record<string, string[] | undefined>;
type Props = {
  name: string;
  money: Money;
  stored: FormModel["stored"];
  errors: Errors;
  onCurrencies: (chosen: readonly string[]) => void;
};

/** The currencies a service starts with: what is stored, or the only one there is. */
export const startCurrencies = ({ money, stored }: Pick<FormModel, "money" | "stored">): readonly string[] => {
  if (stored) return stored.currencies;
  const [only, ...others] = money?.currencies ?? [];
  return only && others.length === 0 ? [only.code] : [];
};

/** What every payment service is asked after its own fields: currencies, who bears the fee, and what is added. */
export function MoneyFields({ name, money, stored, errors, onCurrencies }: Props) {
  const [chosen, setChosen] = useState(startCurrencies({ money, stored }));
  return (
    <>
      <CurrencyPicker
        field={{
          name: "currencies",
          label: "Currencies",
          required: money.isListed,
          help: money.isListed
            ? `What you accept through ${name}; other currencies are not offered to payers.`
            : `What you accept through ${name}. Choose none to accept every currency.`,
        }}
        choices={money.currencies}
        initial={chosen}
        error={errors.currencies?.[0]}
        onChange={(next) => {
          setChosen(next);
          onCurrencies(next);
        }}
      />
      {money.deductFees && (
        <DeductField isOn={stored?.terms.deductFees ?? true} error={errors["terms.deductFees"]?.[0]} />
      )}
      {money.surcharge && <SurchargeFields chosen={chosen} stored={stored} errors={errors} />}
    </>
  );
}

const DEDUCT = {
  name: "deductFees",
  label: "Deduct Payment Fees",
  help: "Whether customers are credited less what the provider keeps.",
};

function DeductField({ isOn, error }: { isOn: boolean; error?: string }) {
  const options = [
    { value: "yes", label: "Yes" },
    { value: "no", label: "No" },
  ];
  return <RadioCards field={DEDUCT} error={error} columns={2} options={options} defaultValue={isOn ? "yes" : "no"} />;
}

function SurchargeFields({ chosen, stored, errors }: Pick<Props, "stored" | "errors"> & { chosen: readonly string[] }) {
  return (
    <>
      <fieldset className="min-w-0">
        <legend className="mb-1.5 text-13 font-medium">Surcharge</legend>
        {chosen.length > 0 ? (
          <div className="grid gap-3 sm:grid-cols-2">
            {chosen.map((code) => (
              <NumberField
                key={code}
                field={{ name: `fixed.${code}`, label: `Surcharge in ${code}` }}
                unit={code}
                defaultValue={stored?.terms.fixed[code] ?? "0"}
                error={errors[`terms.fixed.${code}`]?.[0]}
              />
            ))}
          </div>
        ) : (
          <p className="text-13 text-muted">Choose currencies to give each a fixed surcharge; without, it is 0.</p>
        )}
        <p className="mt-1.5 text-13 text-muted">A fixed amount added to each payment.</p>
      </fieldset>
      <NumberField
        field={{ name: "percent", label: "Surcharge Percent", help: "A share of the amount, added to each payment." }}
        unit="%"
        defaultValue={stored?.terms.percent ?? "0"}
        error={errors["terms.percent"]?.[0]}
      />
    </>
  );
}
