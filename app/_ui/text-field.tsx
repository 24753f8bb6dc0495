import type { ComponentProps } from "react";
import { FieldFrame, type FieldProps, useFieldIds } from "./field";

type Native<T extends "input" | "textarea"> = Omit<ComponentProps<T>, "name" | "id" | "required" | "className">;

/**
 * One line of text: `<TextField field={fields.label} error={errors.label?.[0]} />`. Other attributes go to the input;
 * `mono` is for ids and tokens.
 */
export function TextField({ field, error, aside, mono, ...rest }: FieldProps & Native<"input"> & { mono?: boolean }) {
  const { id, control } = useFieldIds({ field, error, aside });
  return (
    <FieldFrame id={id} field={field} error={error} aside={aside}>
      <input
        type="text"
        autoComplete="off"
        placeholder={field.example ?? undefined}
        maxLength={field.max ?? undefined}
        {...rest}
        {...control}
        className={mono ? "control font-mono" : "control"}
      />
    </FieldFrame>
  );
}

/** Several lines of text, growing with what is typed. `mono` is for addresses, keys and lists. */
export function TextArea({ field, error, aside, mono, ...rest }: FieldProps & Native<"textarea"> & { mono?: boolean }) {
  const { id, control } = useFieldIds({ field, error, aside });
  return (
    <FieldFrame id={id} field={field} error={error} aside={aside}>
      <textarea
        rows={3}
        placeholder={field.example ?? undefined}
        {...rest}
        {...control}
        className={mono ? "control field-sizing-content max-h-80 font-mono" : "control field-sizing-content max-h-80"}
      />
    </FieldFrame>
  );
}

/** A day, picked natively; the value sent is `YYYY-MM-DD`. `min` and `max` are such days too. */
export function DateField({ field, error, aside, ...rest }: FieldProps & Native<"input">) {
  const { id, control } = useFieldIds({ field, error, aside });
  return (
    <FieldFrame id={id} field={field} error={error} aside={aside}>
      <input type="date" {...rest} {...control} className="control max-w-56" />
    </FieldFrame>
  );
}

/** A number with its unit inside the box: `unit="%"`, `unit="USD"`, `unit="days"`. */
export function NumberField({ field, error, aside, unit, ...rest }: FieldProps & Native<"input"> & { unit: string }) {
  const { id, control } = useFieldIds({ field, error, aside });
  return (
    <FieldFrame id={id} field={field} error={error} aside={aside}>
      <div className="relative max-w-56">
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          {...rest}
          {...control}
          aria-describedby={[`${id}-unit`, control["aria-describedby"]].filter(Boolean).join(" ")}
          className="control pr-14 tabular-nums"
        />
        <span
          id={`${id}-unit`}
          className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-13 text-muted"
        >
          {unit}
        </span>
      </div>
    </FieldFrame>
  );
}
