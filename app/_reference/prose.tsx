/** A document's text: paragraphs, and words between backticks as code. */
export function Prose({ text, className }: { text: string; className?: string }) {
  return (
    <div className={className}>
      {text.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph} className="max-w-prose text-pretty not-first:mt-3">
          <Words text={paragraph} />
        </p>
      ))}
    </div>
  );
}

/** One line of such text. */
export function Words({ text }: { text: string }) {
  return text.split(/(`[^`]+`)/).map((part, place) =>
    part.startsWith("`") ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text have no other name
      <code key={place} className="rounded-control bg-sunken px-1 py-0.5 text-[0.925em] wrap-anywhere">
        {part.slice(1, -1)}
      </code>
    ) : (
      part
    ),
  );
}
