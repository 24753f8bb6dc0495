import { CodeBlock } from "@/app/_ui/code-block";
import { CopyButton } from "@/app/_ui/copy-button";
import type { Answer, OpenApi, Parameter, Schema } from "@/lib/http/documents/open-api";
import { nameIn } from "./anchors";
import { curlOf } from "./curl-of";
import { MethodBadge } from "./method-badge";
import type { Listed } from "./outline";
import { Prose, Words } from "./prose";
import { FieldList, SchemaFields, SchemaLink } from "./schema-fields";

type Props = Listed & { document: OpenApi };

/** One call: what it does, what it takes, what it answers, and an example of both. */
export function Operation({ document, ...listed }: Props) {
  const { method, path, operation } = listed;
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const server = document.servers[0]?.url ?? "";
  const name = `${method.toUpperCase()} ${path}`;
  const answers = Object.entries(responses);
  const success = answers.find(([status]) => status.startsWith("2"));
  const example = success?.[1].content?.["application/json"]?.example;
  return (
    <article
      id={operationId}
      aria-labelledby={`${operationId}-title`}
      className="border-t border-line py-8 first-of-type:border-t-0"
    >
      <h3 id={`${operationId}-title`} className="text-16">
        <a href={`#${operationId}`} className="rounded-control hover:underline">
          {summary}
        </a>
      </h3>
      <p className="mt-2 flex min-w-0 flex-wrap items-center gap-2">
        <MethodBadge method={method} />
        <code className="min-w-0 text-13 wrap-anywhere">{path}</code>
        <CopyButton value={server + path} what={`the address of ${name}`} bare variant="ghost" />
      </p>
      <div className="mt-4 grid gap-x-8 gap-y-6 @3xl:grid-cols-2">
        <div className="grid min-w-0 content-start gap-6">
          {description && <Prose text={description} className="text-muted" />}
          <Parameters parameters={parameters} />
          {requestBody && (
            <Body title="Request body" schema={requestBody.content["application/json"]?.schema} document={document} />
          )}
          {success && (
            <Body
              title={`Answer ${success[0]}`}
              schema={success[1].content?.["application/json"]?.schema}
              document={document}
            />
          )}
          <Failures answers={answers.filter(([status]) => !status.startsWith("2"))} />
        </div>
        <div className="grid min-w-0 content-start gap-4 *:min-w-0 @3xl:sticky @3xl:top-20 @3xl:self-start">
          <CodeBlock title="Request" what={`the request of ${name}`} code={curlOf(listed, server)} />
          {example !== undefined && (
            <CodeBlock
              title={`Answer ${success?.[0]}`}
              what={`the answer of ${name}`}
              code={JSON.stringify(example, null, 2)}
            />
          )}
        </div>
      </div>
    </article>
  );
}

const PLACES = { path: "In the path", query: "In the query", header: "Headers" } as const;

function Parameters({ parameters }: { parameters: readonly Parameter[] }) {
  return (["path", "query", "header"] as const).map((place) => {
    const fields = parameters.filter((one) => one.in === place);
    if (fields.length === 0) return null;
    return (
      <div key={place}>
        <h4 className="mb-2 text-13 font-medium">{PLACES[place]}</h4>
        <FieldList fields={fields} />
      </div>
    );
  });
}

type BodyProps = { title: string; schema: Schema | undefined; document: OpenApi };

/** A body's fields. What is named is shown where it is asked for, and linked where it is answered inside of something. */
function Body({ title, schema, document }: BodyProps) {
  const shown = schema?.$ref ? document.components.schemas[nameIn(schema.$ref)] : schema;
  return (
    <div>
      <h4 className="mb-2 text-13 font-medium">
        {title}
        {schema?.$ref && (
          <span className="ml-2 font-normal">
            <SchemaLink name={nameIn(schema.$ref)} />
          </span>
        )}
      </h4>
      {shown ? <SchemaFields schema={shown} /> : <p className="text-13 text-muted">Without a body.</p>}
    </div>
  );
}

function Failures({ answers }: { answers: [string, Answer][] }) {
  return (
    <details>
      <summary className="w-fit rounded-control text-13 font-medium">
        Errors <span className="font-normal text-muted">{answers.map(([status]) => status).join(", ")}</span>
      </summary>
      <dl className="mt-3 grid gap-2 text-13">
        {answers.map(([status, { $ref, description }]) => (
          <div key={status} className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-2">
            <dt className="font-mono">{status}</dt>
            <dd className="text-muted">
              <Words text={description} /> {$ref && <SchemaLink name={nameIn($ref).replace(/\d+$/, "")} />}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
