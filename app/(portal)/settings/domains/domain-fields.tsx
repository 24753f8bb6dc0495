"use client";

import { useState } from "react";
import { RadioCards, SwitchField } from "@/app/_ui/choice-field";
import type { FieldInfo } from "@/app/_ui/field";
import { TextField } from "@/app/_ui/text-field";
import { entriesOf } from "../../credentials/entries";
import { IpField } from "../../credentials/ip-field";

type Environment = "production" | "sandbox";
export type DomainFieldInfos = Record<"description" | "environment" | "isPrimary" | "allowedIps", FieldInfo>;
export type DomainValues = {
  description: string;
  environment: Environment;
  isPrimary: boolean;
  allowedIps: string[];
};

type Props = { fields: DomainFieldInfos; errors: Record<string, string[] | undefined>; initial?: DomainValues };

const SIDES = [
  { value: "production", label: "Live", description: "Calls reach live data." },
  { value: "sandbox", label: "Sandbox", description: "Calls reach test data only." },
];
const TAKEN = "A domain can’t be both Primary and Sandbox.";

/** What a host is for. The IP whitelist is there for a sandbox host only, and such a host is never the primary one. */
export function DomainFields({ fields, errors, initial }: Props) {
  const [environment, setEnvironment] = useState<string>(initial?.environment ?? "production");
  const [primary, setPrimary] = useState(initial?.isPrimary ?? false);
  const isSandbox = environment === "sandbox";
  return (
    <>
      <TextField field={fields.description} error={errors.description?.[0]} defaultValue={initial?.description} />
      <RadioCards
        field={fields.environment}
        error={errors.environment?.[0]}
        options={SIDES}
        columns={2}
        value={environment}
        onChange={setEnvironment}
      />
      <SwitchField
        field={fields.isPrimary}
        error={errors.isPrimary?.[0]}
        aside={isSandbox ? TAKEN : undefined}
        disabled={isSandbox}
        checked={primary && !isSandbox}
        onChange={(event) => setPrimary(event.target.checked)}
      />
      {isSandbox && <IpField field={fields.allowedIps} errors={errors.allowedIps} initial={initial?.allowedIps} />}
    </>
  );
}

/** What the fields above say, as the server wants it. */
export function domainIn(form: FormData): DomainValues {
  return {
    description: String(form.get("description") ?? ""),
    environment: form.get("environment") === "sandbox" ? "sandbox" : "production",
    isPrimary: form.get("isPrimary") === "on",
    allowedIps: entriesOf(String(form.get("allowedIps") ?? "")),
  };
}
