import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { cx } from "./cx";
import { FieldLabel, FieldNotes, type FieldProps } from "./field";

/** One thing to tick: `code` shows the value itself in mono beside the label. */
export type Choice = { value: string; label: string; description?: string; code?: string; disabled?: boolean };

type GroupProps = FieldProps & {
  options: readonly Choice[];
  /** Ticked at the start; for a group the page holds itself use `value` with `onChange`. */
  defaultValue?: readonly string[];
  value?: readonly string[];
  onChange?: (value: string, checked: boolean) => void;
};

/** Any number of choices, each with what it means; sends one form entry for each ticked value. */
export function CheckboxGroup({ field, error, aside, options, defaultValue = [], value, onChange }: GroupProps) {
  const id = useId();
  return (
    <Fieldset id={id} field={field} error={error} aside={aside}>
      <div className="divide-y divide-line overflow-clip rounded-card border border-line-strong bg-surface">
        {options.map((option, place) => (
          <label key={option.value} className={cx("flex gap-3 px-3.5 py-3", !option.disabled && "hover:bg-sunken")}>
            <input
              type="checkbox"
              name={field.name}
              value={option.value}
              disabled={option.disabled}
              aria-invalid={error && place === 0 ? true : undefined}
              aria-describedby={error && place === 0 ? `${id}-error` : undefined}
              className="tick"
              {...(value
                ? {
                    checked: value.includes(option.value),
                    onChange: (event) => onChange?.(option.value, event.target.checked),
                  }
                : { defaultChecked: defaultValue.includes(option.value) })}
            />
            <ChoiceWords {...option} />
          </label>
        ))}
      </div>
    </Fieldset>
  );
}

/** A choice with room for an icon, and for a note at its right edge. */
export type RadioCardOption = Choice & { icon?: ReactNode; note?: ReactNode };

type RadioProps = FieldProps & {
  options: readonly RadioCardOption[];
  defaultValue?: string;
  value?: string;
  onChange?: (value: string) => void;
  /** Side by side where there is room. */
  columns?: 1 | 2 | 3;
};

const COLUMNS = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-3" };

/** One of a few, each a card large enough to read and to hit. Hold the choice with `value` and `onChange`, or let the form. */
export function RadioCards({ field, error, aside, options, columns = 1, ...state }: RadioProps) {
  const id = useId();
  return (
    <Fieldset id={id} field={field} error={error} aside={aside}>
      <div className={cx("grid gap-2", COLUMNS[columns])}>
        {options.map((option, place) => (
          <RadioCard
            key={option.value}
            option={option}
            {...radioState(option.value, state)}
            name={field.name}
            required={field.required ?? true}
            {...(error && place === 0 ? { "aria-invalid": true, "aria-describedby": `${id}-error` } : {})}
          />
        ))}
      </div>
    </Fieldset>
  );
}

function radioState(
  own: string,
  { value, defaultValue, onChange }: Pick<RadioProps, "value" | "defaultValue" | "onChange">,
) {
  if (!onChange) return { defaultChecked: (value ?? defaultValue) === own };
  return { checked: value === own, onChange: () => onChange(own) };
}

function RadioCard({ option, ...input }: { option: RadioCardOption } & ComponentProps<"input">) {
  return (
    <label className="flex gap-3 rounded-card border border-line-strong bg-surface p-3.5 transition-colors hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus">
      <input {...input} type="radio" value={option.value} disabled={option.disabled} className="tick outline-none" />
      {option.icon}
      <ChoiceWords {...option} />
      {option.note && <span className="ml-auto shrink-0 text-13 text-muted tabular-nums">{option.note}</span>}
    </label>
  );
}

type SwitchProps = FieldProps & Omit<ComponentProps<"input">, "name" | "id" | "type" | "className" | "required">;

/** Something that is on or off: the words left, the switch right. Sends "on" when on, nothing when off. */
export function SwitchField({ field, error, aside, ...rest }: SwitchProps) {
  const id = useId();
  const described = [error && `${id}-error`, (field.help || aside) && `${id}-help`].filter(Boolean).join(" ");
  return (
    <div className="flex items-start justify-between gap-6">
      <div className="min-w-0">
        <label htmlFor={id} className="text-14 font-medium">
          {field.label}
        </label>
        <FieldNotes id={id} field={field} error={error} aside={aside} />
      </div>
      <input
        {...rest}
        id={id}
        name={field.name}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox brings its own state
        role="switch"
        aria-describedby={described || undefined}
        className="switch mt-0.5"
      />
    </div>
  );
}

function Fieldset({ id, field, error, aside, children }: FieldProps & { id: string; children: ReactNode }) {
  return (
    <fieldset aria-describedby={field.help || aside ? `${id}-help` : undefined} className="min-w-0">
      <legend className="mb-1.5 text-13 font-medium">
        <FieldLabel field={field} />
      </legend>
      {children}
      <FieldNotes id={id} field={field} error={error} aside={aside} />
    </fieldset>
  );
}

function ChoiceWords({ label, description, code }: Choice) {
  return (
    <span className="min-w-0">
      <span className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{label}</span>
        {code && <code className="text-12 wrap-anywhere text-muted">{code}</code>}
      </span>
      {description && <span className="mt-0.5 block text-13 text-pretty text-muted">{description}</span>}
    </span>
  );
}
