import { CodeBlock } from "@/app/_ui/code-block";
import type { OpenApi } from "@/lib/http/documents/open-api";
import { anchorOf } from "./anchors";
import { Prose } from "./prose";
import { SchemaFields, SchemaLink } from "./schema-fields";

const SHOWN = "payment.succeeded";

/** The body an endpoint is sent, and every event there is (S0-14). */
export function WebhookEvents({ document }: { document: OpenApi }) {
  const { webhooks, tags, components } = document;
  const payload = components.schemas.WebhookEventPayload;
  if (!payload) return null;
  const about = tags.find(({ name }) => name === "Webhook events")?.description ?? "";
  const example = webhooks[SHOWN]?.post.requestBody?.content["application/json"]?.example;
  return (
    <section id="webhook-events" aria-labelledby="webhook-events-title" className="mt-12">
      <h2 id="webhook-events-title" className="text-20">
        Webhook events
      </h2>
      <Prose text={about} className="mt-1 text-muted" />
      <div className="mt-6 grid gap-x-8 gap-y-6 @3xl:grid-cols-2">
        <div className="grid min-w-0 content-start gap-6">
          <div>
            <h3 className="mb-2 text-13 font-medium">
              Webhook Event Payload{" "}
              <span className="ml-1 font-normal">
                <SchemaLink name="WebhookEventPayload" />
              </span>
            </h3>
            <SchemaFields schema={payload} />
          </div>
          <div>
            <h3 className="mb-2 text-13 font-medium">Events</h3>
            <ul className="divide-y divide-line border-y border-line">
              {Object.entries(webhooks).map(([type, { post }]) => (
                <li key={type} id={anchorOf("event", type)} className="flex flex-wrap gap-x-3 py-2 text-13">
                  <code className="font-medium">{type}</code>
                  <span className="text-muted">{post.summary}.</span>
                </li>
              ))}
            </ul>
          </div>
        </div>
        <div className="min-w-0 @3xl:sticky @3xl:top-20 @3xl:self-start">
          <CodeBlock title={SHOWN} what={`the payload of ${SHOWN}`} code={JSON.stringify(example, null, 2)} />
        </div>
      </div>
    </section>
  );
}
