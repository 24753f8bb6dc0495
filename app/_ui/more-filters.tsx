import NextForm from "next/form";
import type { ComponentProps, ReactNode } from "react";
import { buttonClass } from "./button-class";
import { ChevronDownIcon } from "./icons";

type Props = {
  /** What is behind it, in words. */
  title: string;
  open: boolean;
  action: ComponentProps<typeof NextForm>["action"];
  /** What the address keeps beside these filters. */
  keep: Record<string, string | undefined>;
  /** The zone whose days the dates are, where there are dates. */
  zone?: string;
  children: ReactNode;
};

/** The rarer filters of a list, folded away until they are wanted; they live in the address like the others. */
export function MoreFilters({ title, open, action, keep, zone, children }: Props) {
  return (
    <details open={open} className="group">
      <summary className="inline-flex list-none items-center gap-1 rounded-control text-13 text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronDownIcon className="size-3.5 -rotate-90 transition-transform group-open:rotate-0" />
        {title}
      </summary>
      <NextForm action={action} prefetch={false} className="mt-3 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-5">
        {Object.entries(keep).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        {children}
        <button type="submit" className={buttonClass("secondary")}>
          Apply
        </button>
      </NextForm>
      {zone && <p className="mt-2 text-12 text-muted">Days are those of {zone}; both are included.</p>}
    </details>
  );
}
