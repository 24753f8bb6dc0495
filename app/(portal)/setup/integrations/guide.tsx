import { Banner } from "@/app/_ui/banner";
import { ArrowUpRightIcon } from "@/app/_ui/icons";
import type { FormModel } from "./form-model";

const ADDRESS = /(https:\/\/[^\s)]+)/;

/** Where a service's keys come from, step by step. */
export function Guide({ name, guide, caution, docsUrl }: Pick<FormModel, "name" | "guide" | "caution" | "docsUrl">) {
  return (
    <section aria-label="Where the keys come from" className="grid gap-3">
      <h3 className="text-14 font-semibold">Where the keys come from</h3>
      {caution && <Banner tone="warning">{caution}</Banner>}
      <ol className="grid list-decimal gap-2 pl-5 text-13 text-pretty text-muted">
        {guide.map((step) => (
          <li key={step} className="wrap-anywhere">
            <Linked text={step} />
          </li>
        ))}
      </ol>
      <a
        href={docsUrl}
        target={docsUrl.startsWith("/") ? undefined : "_blank"}
        rel="noreferrer"
        className="inline-flex items-center gap-1 text-13 text-accent-text hover:underline"
      >
        Documentation of {name}
        <ArrowUpRightIcon className="size-3.5" />
      </a>
    </section>
  );
}

/** Addresses in a step are links; everything else stays text. */
function Linked({ text }: { text: string }) {
  return text.split(ADDRESS).map((part) =>
    ADDRESS.test(part) ? (
      <a key={part} href={part} target="_blank" rel="noreferrer" className="text-accent-text underline">
        {part.replace("https://", "")}
      </a>
    ) : (
      part
    ),
  );
}
