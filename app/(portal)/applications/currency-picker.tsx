"use client";

import { useId, useState } from "react";
import { type FieldInfo, FieldLabel, FieldNotes } from "@/app/_ui/field";
import { SearchIcon, XIcon } from "@/app/_ui/icons";

export type CurrencyChoice = { code: string; name: string };

type Props = {
  field: FieldInfo;
  choices: readonly CurrencyChoice[];
  initial?: readonly string[];
  error?: string;
  /** Told of every change, for what depends on the choice. */
  onChange?: (chosen: readonly string[]) => void;
};

/** Any number of currencies out of many, found by code or name. The chosen ones stand above and are what is sent. */
export function CurrencyPicker({ field, choices, initial = [], error, onChange }: Props) {
  const id = useId();
  const [chosen, setChosen] = useState<readonly string[]>(initial);
  const [query, setQuery] = useState("");
  const found = choices.filter(({ code, name }) =>
    `${code} ${name}`.toLowerCase().includes(query.trim().toLowerCase()),
  );
  function toggle(code: string) {
    const next = chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code].sort();
    setChosen(next);
    onChange?.(next);
  }

  return (
    <fieldset aria-describedby={`${id}-help`} className="min-w-0">
      <legend className="mb-1.5 text-13 font-medium">
        <FieldLabel field={field} />
      </legend>
      {chosen.length > 0 && (
        <ul aria-label="Chosen currencies" className="mb-2 flex flex-wrap gap-1.5">
          {chosen.map((code) => (
            <li key={code}>
              <input type="hidden" name={field.name} value={code} />
              <button
                type="button"
                aria-label={`Remove ${code}`}
                onClick={() => toggle(code)}
                className="inline-flex h-7 items-center gap-1 rounded-full border border-line-strong bg-sunken pr-1.5 pl-2.5 text-13"
              >
                {code}
                <XIcon className="size-3.5 text-muted" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="overflow-clip rounded-card border border-line">
        <div className="relative border-b border-line">
          <SearchIcon className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-muted" />
          <input
            type="search"
            aria-label="Search currencies"
            aria-invalid={error ? true : undefined}
            placeholder="Search by code or name"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
            className="control rounded-none! border-0! pl-9!"
          />
        </div>
        <div className="max-h-44 overflow-y-auto py-1">
          {found.map(({ code, name }) => (
            <label key={code} className="flex gap-3 px-3.5 py-1.5 hover:bg-sunken">
              <input type="checkbox" className="tick" checked={chosen.includes(code)} onChange={() => toggle(code)} />
              <span className="font-medium">{code}</span>
              <span className="text-muted">{name}</span>
            </label>
          ))}
          {found.length === 0 && <p className="px-3.5 py-2 text-muted">No currency by that name.</p>}
        </div>
      </div>
      <p role="status" className="sr-only">
        {query && `${found.length} found`}
      </p>
      <FieldNotes id={id} field={field} error={error} />
    </fieldset>
  );
}
