import { type ReactNode, useId } from "react";
import { ArrowUpRightIcon, CircleAlertIcon } from "./icons";

/** What a control needs to know about itself, as plain data; what `fieldsOf(schema)` gives fits. */
export type FieldInfo = {
  name: string;
  label: string;
  help?: string | null;
  /** Where its value is found or explained; linked beside the help. */
  docsUrl?: string | null;
  /** True unless said: the exception is what gets written ("optional"). */
  required?: boolean;
  example?: string | null;
  max?: number | null;
};

/** Every control takes these: the field, its first error, and a live consequence to show beside the help. */
export type FieldProps = { field: FieldInfo; error?: string; aside?: ReactNode };

/** The ids that tie label, help and error to a control. */
export function useFieldIds({ field, error, aside }: FieldProps) {
  const id = useId();
  const described = [error && `${id}-error`, hasNotes({ field, aside }) && `${id}-help`].filter(Boolean).join(" ");
  return {
    id,
    control: {
      id,
      name: field.name,
      required: field.required ?? true,
      "aria-invalid": error ? true : undefined,
      "aria-describedby": described || undefined,
    },
  };
}

/** Label above, help under, error under that. The parts of one control. */
export function FieldFrame({ id, children, ...rest }: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-13 font-medium">
        <FieldLabel field={rest.field} />
      </label>
      {children}
      <FieldNotes id={id} {...rest} />
    </div>
  );
}

/** The words of a label or legend. */
export function FieldLabel({ field }: { field: FieldInfo }) {
  return (
    <>
      {field.label}
      {field.required === false && <span className="ml-1.5 font-normal text-muted">optional</span>}
    </>
  );
}

const hasNotes = ({ field, aside }: Pick<FieldProps, "field" | "aside">) => field.help || field.docsUrl || aside;

function DocsLink({ href, label }: { href: string; label: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      aria-label={`Where to find it: ${label}`}
      className="rounded-control whitespace-nowrap text-accent-text underline underline-offset-2"
    >
      Where to find it
      <ArrowUpRightIcon className="ml-0.5 inline size-3.5 align-[-2px]" />
    </a>
  );
}

/** Error first, because it is what must be read; then help and the live consequence. */
export function FieldNotes({ id, field, error, aside }: FieldProps & { id: string }) {
  return (
    <>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 flex gap-1.5 text-13 text-danger-text">
          <CircleAlertIcon className="mt-0.5" />
          {error}
        </p>
      )}
      {hasNotes({ field, aside }) && (
        <div id={`${id}-help`} className="mt-1.5 text-13 text-pretty text-muted">
          {field.help} {field.docsUrl && <DocsLink href={field.docsUrl} label={field.label} />}
          {aside && <div className="has-[[role=status]]:text-ink">{aside}</div>}
        </div>
      )}
    </>
  );
}
