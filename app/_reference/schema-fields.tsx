import type { ReactNode } from "react";
import type { Schema } from "@/lib/http/documents/open-api";
import { anchorOf, nameIn } from "./anchors";
import { Words } from "./prose";
import { boundWords, typeWords } from "./type-words";

type Field = { name: string; required: boolean; schema: Schema; description?: string | undefined };

/** The fields of an object, each with what it is, whether it must be there, and what it means. */
export function SchemaFields({ schema }: { schema: Schema }) {
  const { properties = {}, required = [] } = schema;
  const fields = Object.entries(properties).map(([name, one]) => ({
    name,
    schema: one,
    required: required.includes(name),
    description: one.description,
  }));
  return <FieldList fields={fields} />;
}

/** Fields or parameters, one under the other. */
export function FieldList({ fields }: { fields: readonly Field[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {fields.map((field) => (
        <li key={field.name} className="py-3">
          <FieldRow {...field} />
        </li>
      ))}
    </ul>
  );
}

function FieldRow({ name, required, schema, description }: Field) {
  const bounds = boundWords(schema);
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5">
        <code className="text-13 font-medium wrap-anywhere">{name}</code>
        <span className="text-12 text-muted">
          <TypeOf schema={schema} />
          {bounds && `, ${bounds}`}
        </span>
        {!required && <span className="text-12 text-muted">optional</span>}
      </p>
      {description && (
        <p className="mt-1 max-w-prose text-13 text-muted">
          <Words text={description} />
        </p>
      )}
      <Choices schema={schema} />
      <Inside schema={schema} />
    </>
  );
}

/** The type in words; what has a name leads to where it is described. */
function TypeOf({ schema }: { schema: Schema }): ReactNode {
  const { items, anyOf, $ref } = schema;
  if ($ref) return <SchemaLink name={nameIn($ref)} />;
  if (items?.$ref) {
    return (
      <>
        list of <SchemaLink name={nameIn(items.$ref)} />
      </>
    );
  }
  if (anyOf?.some((one) => one.$ref)) {
    return anyOf.map((one, place) => (
      <span key={typeWords(one)}>
        {place > 0 && " or "}
        <TypeOf schema={one} />
      </span>
    ));
  }
  return typeWords(schema);
}

/** A named schema's place on this page. */
export function SchemaLink({ name }: { name: string }) {
  return (
    <a href={`#${anchorOf("schema", name)}`} className="rounded-control text-accent-text underline underline-offset-2">
      {name}
    </a>
  );
}

function Choices({ schema }: { schema: Schema }) {
  const values = schema.enum ?? schema.items?.enum;
  if (!values) return null;
  return (
    <ul aria-label="Possible values" className="mt-1.5 flex flex-wrap gap-1.5">
      {values.map((value) => (
        <li key={String(value)}>
          <code className="rounded-control border border-line px-1.5 py-0.5 text-12">{String(value)}</code>
        </li>
      ))}
    </ul>
  );
}

/** The fields of an object without a name, folded until wanted. */
function Inside({ schema }: { schema: Schema }) {
  const object = schema.properties ? schema : schema.items;
  if (!object?.properties) return null;
  return (
    <details className="mt-2" open>
      <summary className="w-fit rounded-control text-12 text-muted">Fields</summary>
      <div className="mt-2 border-l border-line pl-4">
        <SchemaFields schema={object} />
      </div>
    </details>
  );
}
