import type { ComponentProps } from "react";
import { FieldFrame, type FieldProps, useFieldIds } from "./field";
import { ChevronDownIcon } from "./icons";

type Props = FieldProps &
  Omit<ComponentProps<"select">, "name" | "id" | "required" | "className"> & {
    options: readonly { value: string; label: string }[];
    /** An empty first choice, for when none is a sensible start. */
    placeholder?: string;
  };

/** The platform's own select, so it works on a phone and by keyboard as people expect. */
export function SelectField({ field, error, aside, options, placeholder, ...rest }: Props) {
  const { id, control } = useFieldIds({ field, error, aside });
  return (
    <FieldFrame id={id} field={field} error={error} aside={aside}>
      <div className="relative">
        <select {...rest} {...control} className="control">
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <ChevronDownIcon className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-muted" />
      </div>
    </FieldFrame>
  );
}
