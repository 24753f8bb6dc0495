import { Banner } from "@/app/_ui/banner";
import { CodeBlock } from "@/app/_ui/code-block";
import { Section } from "@/app/_ui/section";
import type { getDelivery } from "@/lib/payments";

type Message = Awaited<ReturnType<typeof getDelivery>>;

/** What came over the wire, as far as it may be shown. */
export function MessageBody({ headers, body }: Pick<Message, "headers" | "body">) {
  const lines = headers.map(({ name, value }) => `${name}: ${value}`).join("\n");
  return (
    <Section
      title="Message"
      description="Secrets, signatures and card numbers are masked. The bytes that are judged stay as they came."
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {body.isCut && (
          <Banner tone="warning" title="This is the beginning of the message">
            It has {body.bytes.toLocaleString("en")} bytes and is too long to be shown whole.
          </Banner>
        )}
        {body.format === "Binary" ? (
          <Banner>The body is no text: {body.bytes.toLocaleString("en")} bytes.</Banner>
        ) : (
          <CodeBlock title={`Body, ${body.format}`} what="body" code={body.text || "(empty)"} />
        )}
        {lines && <CodeBlock title="Headers" what="headers" code={lines} />}
      </div>
    </Section>
  );
}
