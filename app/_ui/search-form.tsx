import type { Route } from "next";
import NextForm from "next/form";
import { SearchIcon } from "./icons";

type Props = {
  /** The page that searches. */
  action: string;
  /** The key in its address; "q" unless said. */
  name?: string;
  label: string;
  placeholder?: string;
  defaultValue?: string;
  /** What else the address must keep, such as the filters. */
  keep?: Record<string, string | undefined>;
};

/** A search that lives in the address and works before any script has loaded. Enter searches. */
export function SearchForm({ action, name = "q", label, placeholder, defaultValue, keep = {} }: Props) {
  return (
    <NextForm action={action as Route} prefetch={false} role="search" className="relative w-full sm:w-72">
      {Object.entries(keep).map(([key, value]) =>
        value ? <input key={key} type="hidden" name={key} value={value} /> : null,
      )}
      <SearchIcon className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted" />
      <input
        key={defaultValue}
        type="search"
        name={name}
        aria-label={label}
        placeholder={placeholder ?? label}
        defaultValue={defaultValue}
        className="control pl-8!"
      />
    </NextForm>
  );
}
