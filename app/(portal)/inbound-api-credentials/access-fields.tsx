"use client";

import { useState } from "react";
import { CheckboxGroup } from "@/app/_ui/choice-field";
import { type ScopeOption, scopeChoices, toggleScope } from "../applications/[applicationId]/scope-choices";
import { entriesOf } from "../credentials/entries";
import { IpField } from "../credentials/ip-field";
import type { AccessFields as Fields } from "./token-form";

type Props = {
  fields: Fields;
  permissions: readonly ScopeOption[];
  errors: Record<string, string[] | undefined>;
  initial?: { scopes: readonly string[]; allowedIps: readonly string[] };
  seen?: string | null;
};

/** What a token may do and from where: the part of it that can be changed later. */
export function AccessFields({ fields, permissions, errors, initial, seen }: Props) {
  const [chosen, setChosen] = useState<readonly string[]>(initial?.scopes ?? []);
  return (
    <>
      <CheckboxGroup
        field={fields.permissions}
        error={errors.permissions?.[0]}
        options={scopeChoices(permissions, chosen)}
        value={chosen}
        onChange={(value, checked) => setChosen((now) => toggleScope(now, value, checked))}
      />
      <IpField
        field={fields.allowedIps}
        confirm={fields.confirmEverywhere}
        errors={errors.allowedIps}
        initial={initial?.allowedIps}
        seen={seen}
      />
    </>
  );
}

/** What the fields above say, as the server wants it. The server refuses permissions it does not know. */
export function accessIn<P extends string>(form: FormData) {
  return {
    permissions: form.getAll("permissions").map((value) => String(value) as P),
    allowedIps: entriesOf(String(form.get("allowedIps") ?? "")),
    confirmEverywhere: form.get("confirmEverywhere") === "on",
  };
}
