"use client";

import { useId, useState } from "react";
import { Button } from "@/app/_ui/button";
import { type FieldInfo, FieldLabel, FieldNotes } from "@/app/_ui/field";
import { TextArea, TextField } from "@/app/_ui/text-field";
import { Counted } from "./counted";

type Props = {
  field: FieldInfo;
  error?: string;
  lines: boolean;
  /** How the stored secret ends; null when none is stored. */
  ending: string | null;
};

/** A secret is written and never read: a stored one shows that it is there, and is replaced as a whole. */
export function SecretField({ field, error, lines, ending }: Props) {
  const [replaces, setReplaces] = useState(false);
  if (ending !== null && !replaces && !error) {
    return <StoredSecret field={field} ending={ending} onReplace={() => setReplaces(true)} />;
  }
  const isKept = ending !== null;
  const input = { field: { ...field, required: field.required && !isKept }, error, autoFocus: isKept && replaces };
  return (
    <div>
      <Counted>
        {lines ? (
          <TextArea {...input} mono spellCheck={false} />
        ) : (
          <TextField {...input} mono type="password" autoComplete="new-password" spellCheck={false} />
        )}
      </Counted>
      {isKept && (
        <button
          type="button"
          onClick={() => setReplaces(false)}
          className="mt-1.5 rounded-control text-13 text-accent-text hover:underline"
        >
          Keep the stored one
        </button>
      )}
    </div>
  );
}

function StoredSecret({ field, ending, onReplace }: { field: FieldInfo; ending: string; onReplace: () => void }) {
  const id = useId();
  return (
    <div>
      <p className="mb-1.5 text-13 font-medium">
        <FieldLabel field={{ ...field, required: true }} />
      </p>
      <div className="flex items-center gap-2">
        <span className="flex h-9 min-w-0 flex-1 items-center rounded-control border border-line bg-sunken px-3 font-mono text-muted">
          <span aria-hidden="true">••••••••{ending}</span>
          <span className="sr-only">{ending ? `Stored, ends in ${ending}` : "Stored"}</span>
        </span>
        <Button size="md" onClick={onReplace} aria-label={`Replace ${field.label}`}>
          Replace
        </Button>
      </div>
      <FieldNotes id={id} field={field} />
    </div>
  );
}
