"use client";

import { type FormEvent, startTransition, useActionState, useState } from "react";
import { Button } from "@/app/_ui/button";
import { RadioCards } from "@/app/_ui/choice-field";
import { Dialog } from "@/app/_ui/dialog";
import { DialogForm } from "@/app/_ui/dialog-form";
import { SecretOnce } from "@/app/_ui/secret-once";
import { SelectField } from "@/app/_ui/select-field";
import { withStepUp } from "@/app/_ui/step-up";
import { DateField, NumberField, TextField } from "@/app/_ui/text-field";
import { PlusIcon } from "../../plus-icon";
import { createVouchersAction } from "./actions";
import { KINDS } from "./voucher-words";

type Option = { value: string; label: string };
type Props = { currencies: readonly Option[]; isLive: boolean };
type Kind = "free" | "multiplier" | "additional_credit";

/** Makes vouchers, and shows their codes this one time. */
export function CreateVouchers(props: Props) {
  return (
    <Dialog
      title="Create vouchers"
      trigger={
        <Button variant="primary" icon={<PlusIcon />}>
          Create vouchers
        </Button>
      }
    >
      <VoucherForm {...props} />
    </Dialog>
  );
}

const OPTIONS = Object.entries(KINDS).map(([value, words]) => ({ value, ...words }));
const FIELDS = {
  label: { name: "label", label: "Label", help: "What they are for. Customers don’t see it.", max: 80 },
  kind: { name: "kind", label: "Kind" },
  currency: { name: "currencyCode", label: "Currency" },
  amount: { name: "amount", label: "Amount" },
  factor: { name: "factor", label: "Factor", help: "1.5 makes €150 of a payment of €100. At most 10." },
  minimum: {
    name: "minimum",
    label: "Minimum activation",
    required: false,
    help: "The least payment it counts with.",
  },
  expires: { name: "expires", label: "Last day", required: false, help: "Leave empty for no end." },
  count: { name: "count", label: "How many", help: "1 to 500, each with a code of its own." },
};

function VoucherForm({ currencies, isLive }: Props) {
  const [kind, setKind] = useState<Kind>("free");
  const [currency, setCurrency] = useState("EUR");
  const [state, submit, pending] = useActionState(withStepUp(createVouchersAction), null);
  if (state?.ok) return <Codes {...state.data} />;
  const errors: Record<string, string[] | undefined> = state?.fields ?? {};

  function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = (name: string) => String(form.get(name) ?? "");
    const texts = { label: typed("label"), amount: typed("amount"), factor: typed("factor"), count: typed("count") };
    const rest = { minimum: typed("minimum"), expires: typed("expires") };
    startTransition(() => submit({ kind, currencyCode: currency, ...texts, ...rest }));
  }

  return (
    <DialogForm state={state} pending={pending} verb="Create vouchers" onSubmit={create}>
      <TextField field={FIELDS.label} error={errors.label?.[0]} placeholder="Spring campaign" />
      <RadioCards
        field={FIELDS.kind}
        error={errors.kind?.[0]}
        options={OPTIONS}
        value={kind}
        onChange={(value) => setKind(value as Kind)}
      />
      <SelectField
        field={FIELDS.currency}
        error={errors.currencyCode?.[0]}
        options={currencies}
        value={currency}
        onChange={(event) => setCurrency(event.target.value)}
      />
      {kind === "multiplier" ? (
        <NumberField field={FIELDS.factor} error={errors.factor?.[0]} unit="×" placeholder="1.5" />
      ) : (
        <NumberField field={FIELDS.amount} error={errors.amount?.[0]} unit={currency} placeholder="10.00" />
      )}
      {kind !== "free" && (
        <NumberField field={FIELDS.minimum} error={errors.minimum?.[0]} unit={currency} placeholder="0.00" />
      )}
      <DateField field={FIELDS.expires} error={errors.expiresAt?.[0]} />
      <NumberField field={FIELDS.count} error={errors.count?.[0]} unit="codes" defaultValue="1" />
      {isLive && <p className="text-13 text-muted">Live vouchers are real money: whoever has a code can use it.</p>}
    </DialogForm>
  );
}

/** Lives inside the dialog, so closing the dialog forgets the codes. */
function Codes({ codes, csv }: { codes: readonly string[]; csv: string }) {
  const isMany = codes.length > 1;
  return (
    <SecretOnce
      value={codes.join("\n")}
      what={isMany ? "voucher codes" : "voucher code"}
      many={isMany}
      file={{ name: "vouchers.csv", text: csv, label: "Download as CSV" }}
    />
  );
}
