"use client";

import { useState } from "react";
import { CheckboxGroup } from "@/app/_ui/choice-field";
import type { FieldInfo } from "@/app/_ui/field";
import { DateField } from "@/app/_ui/text-field";
import { type ScopeOption, scopeChoices, toggleScope } from "../applications/[applicationId]/scope-choices";
import { entriesOf } from "./entries";
import { IpField } from "./ip-field";

export type NarrowingFields = Record<"scopes" | "allowedIps" | "expiresAt", FieldInfo>;

type Props = {
  fields: NarrowingFields;
  scopes: readonly ScopeOption[];
  errors: Record<string, string[] | undefined>;
  /** Closed until somebody asks for it, or something in it is wrong. */
  folded?: boolean;
};

/** What a credential may be narrowed by when it is made: everything is ticked, every address and every day allowed. */
export function Narrowing({ fields, scopes, errors, folded }: Props) {
  const isWrong = Boolean(errors.scopes ?? errors.allowedIps ?? errors.expiresAt);
  const [open, setOpen] = useState(!folded);
  if (!folded) return <NarrowingFieldset fields={fields} scopes={scopes} errors={errors} />;
  return (
    <details open={open || isWrong} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-13 text-muted">Narrow what it may do</summary>
      <div className="mt-4 grid gap-5">
        <NarrowingFieldset fields={fields} scopes={scopes} errors={errors} />
      </div>
    </details>
  );
}

function NarrowingFieldset({ fields, scopes, errors }: Omit<Props, "folded">) {
  const [chosen, setChosen] = useState<readonly string[]>(["*"]);
  return (
    <>
      <CheckboxGroup
        field={{ ...fields.scopes, required: true }}
        error={errors.scopes?.[0]}
        options={scopeChoices(scopes, chosen)}
        value={chosen}
        onChange={(value, checked) => setChosen((now) => toggleScope(now, value, checked))}
      />
      <IpField field={fields.allowedIps} errors={errors.allowedIps} />
      <DateField
        field={fields.expiresAt}
        error={errors.expiresAt?.[0]}
        aside="The last day it works, in the company’s calendar. Leave it empty for never."
      />
    </>
  );
}

/** What the fields above say, as the server wants it. */
export const narrowingIn = (form: FormData) => ({
  scopes: form.getAll("scopes").map(String),
  allowedIps: entriesOf(String(form.get("allowedIps") ?? "")),
  expiresOn: String(form.get("expiresAt") ?? ""),
});
