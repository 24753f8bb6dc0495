"use client";

import { useState } from "react";
import { CheckboxGroup } from "@/app/_ui/choice-field";
import type { FieldInfo } from "@/app/_ui/field";
import { TextArea, TextField } from "@/app/_ui/text-field";
import { type ScopeOption, scopeChoices, toggleScope } from "../../applications/[applicationId]/scope-choices";

export type AppForm = {
  fields: Record<"name" | "type" | "redirectUris" | "scopes", FieldInfo>;
  scopes: readonly ScopeOption[];
};

type Errors = Record<string, string[] | undefined>;
type Start = { label: string; redirectUris: readonly string[]; scopes: readonly string[] };

/** What an app is: its name, where people come back to, and the most it may ask for. */
export function AppFields({ fields, scopes, errors, start }: AppForm & { errors: Errors; start?: Start }) {
  const [chosen, setChosen] = useState<readonly string[]>(start?.scopes ?? []);
  return (
    <>
      <TextField field={fields.name} error={errors.name?.[0]} defaultValue={start?.label} placeholder="Ledgerly" />
      <TextArea
        field={fields.redirectUris}
        error={errors.redirectUris?.join(" ")}
        defaultValue={start?.redirectUris.join("\n")}
        placeholder="https://app.example.com/oauth/callback"
        mono
      />
      <CheckboxGroup
        field={{ ...fields.scopes, required: true }}
        error={errors.scopes?.[0]}
        options={scopeChoices(scopes, chosen)}
        value={chosen}
        onChange={(value, checked) => setChosen((now) => toggleScope(now, value, checked))}
      />
    </>
  );
}

/** What stands in the form. A scope box that is ticked is sent even where it is greyed out by full access. */
export function readApp(form: FormData) {
  const lines = String(form.get("redirectUris") ?? "").split(/\s+/);
  const scopes = form.getAll("scopes").map(String);
  return { name: String(form.get("name") ?? ""), redirectUris: lines.filter(Boolean), scopes };
}
