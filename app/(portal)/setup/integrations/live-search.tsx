"use client";

import type { Route } from "next";
import NextForm from "next/form";
import { useEffect, useRef } from "react";
import { SearchIcon } from "@/app/_ui/icons";

const PAUSE_MS = 200;

/** Searches while one types, and by Enter before any script has loaded. The words live in the address. */
export function LiveSearch({ action, query }: { action: string; query: string }) {
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function search() {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => form.current?.requestSubmit(), PAUSE_MS);
  }

  return (
    <NextForm
      ref={form}
      action={action as Route}
      prefetch={false}
      replace
      scroll={false}
      role="search"
      className="relative min-w-0 flex-1 sm:w-72 sm:flex-none"
    >
      <SearchIcon className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted" />
      <input
        type="search"
        name="q"
        aria-label="Search integrations"
        placeholder="Search integrations…"
        maxLength={80}
        defaultValue={query}
        onInput={search}
        className="control pl-8!"
      />
    </NextForm>
  );
}
