import type { OpenApi } from "@/lib/http/documents/open-api";
import { anchorOf } from "./anchors";
import { Words } from "./prose";
import { SchemaFields } from "./schema-fields";
import { typeWords } from "./type-words";

/** Every named schema once, each with an address of its own. */
export function Schemas({ document }: { document: OpenApi }) {
  return (
    <section id="schemas" aria-labelledby="schemas-title" className="mt-12">
      <h2 id="schemas-title" className="mb-4 text-20">
        Schemas
      </h2>
      <div className="grid gap-4">
        {Object.entries(document.components.schemas).map(([name, schema]) => (
          <article
            key={name}
            id={anchorOf("schema", name)}
            aria-label={name}
            className="rounded-card border border-line bg-surface p-4 target:border-accent sm:p-5"
          >
            <h3 className="text-14">{name}</h3>
            {schema.description && (
              <p className="mt-1 text-13 text-muted">
                <Words text={schema.description} />
              </p>
            )}
            <div className="mt-3">
              {schema.properties ? (
                <SchemaFields schema={schema} />
              ) : (
                <p className="text-13 text-muted">{typeWords(schema)}</p>
              )}
            </div>
          </article>
        ))}
      </div>
    </section>
  );
}
