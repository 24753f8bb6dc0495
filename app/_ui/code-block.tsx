import { CopyButton } from "./copy-button";

/** Code or a command to take along: `<CodeBlock title="cURL" code={sample} />`. Scrolls inside itself, reachable by keyboard. */
export function CodeBlock({ code, title, what = "code" }: { code: string; title?: string; what?: string }) {
  return (
    <figure className="overflow-clip rounded-card border border-line bg-sunken">
      <figcaption className="flex min-h-10 items-center justify-between gap-3 border-b border-line pr-1.5 pl-3.5">
        <span className="text-13 text-muted">{title ?? "Example"}</span>
        <CopyButton value={code} what={what} variant="ghost" />
      </figcaption>
      <section
        aria-label={what === "code" ? (title ?? "Example") : what}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto -outline-offset-2"
      >
        <pre className="w-max px-3.5 py-3 text-13 leading-5">
          <code>{code}</code>
        </pre>
      </section>
    </figure>
  );
}
