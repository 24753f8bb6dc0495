"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, startTransition, useActionState, useEffect, useId, useState } from "react";
import { Button } from "@/app/_ui/button";
import type { FieldInfo } from "@/app/_ui/field";
import { FormMessage } from "@/app/_ui/form-message";
import { notify } from "@/app/_ui/notify";
import { TextField } from "@/app/_ui/text-field";
import type { ScriptCallName } from "@/lib/scripts/schema";
import { saveScriptAction } from "./actions";
import { DryRunPanel } from "./dry-run-panel";

type Infos<K extends string> = Record<K, FieldInfo>;
export type DryFields = Infos<"call" | "mode" | "values" | "input" | "answers">;
type Props = {
  script: { id: string; name: string } | null;
  source: string;
  fields: Infos<"name" | "source">;
  dryFields: DryFields;
  calls: readonly ScriptCallName[];
  writes: boolean;
};

/** The script's text, its name, the button that saves a version, and beside it the dry run of what is typed. */
export function ScriptDesk({ script, source, fields, dryFields, calls, writes }: Props) {
  const router = useRouter();
  const [typed, setTyped] = useState(source);
  const [state, submit, pending] = useActionState(saveScriptAction, null);
  const errors = state && !state.ok ? state.fields : {};
  useEffect(() => {
    if (!state?.ok) return;
    notify(`Version ${state.data.number} is saved.`);
    router.push(`/setup/integrations/scripts/${state.data.id}`);
  }, [state, router]);

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "");
    startTransition(() => submit({ ...(script && { id: script.id }), name, source: typed }));
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <form onSubmit={save} noValidate className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
        <FormMessage state={state} />
        <TextField
          field={fields.name}
          error={errors.name?.[0]}
          defaultValue={script?.name}
          placeholder="Acme Pay"
          readOnly={!writes}
        />
        <SourceBox
          label={fields.source.label}
          error={errors.source?.[0]}
          value={typed}
          onChange={setTyped}
          readOnly={!writes}
        />
        {writes && (
          <div className="flex justify-end">
            <Button type="submit" variant="primary" pending={pending}>
              {script ? "Save new version" : "Save script"}
            </Button>
          </div>
        )}
      </form>
      {writes && <DryRunPanel fields={dryFields} calls={calls} source={typed} />}
    </div>
  );
}

type Box = { label: string; error?: string; value: string; onChange: (text: string) => void; readOnly: boolean };

function SourceBox({ label, error, value, onChange, readOnly }: Box) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-13 font-medium">
        {label}
      </label>
      <textarea
        id={id}
        name="source"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        readOnly={readOnly}
        rows={28}
        spellCheck={false}
        autoCapitalize="off"
        wrap="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className="control max-h-[70vh] overflow-auto font-mono text-13 leading-5"
      />
      {error && (
        <p id={`${id}-error`} className="mt-1.5 text-13 text-danger-text">
          {error}
        </p>
      )}
    </div>
  );
}
