"use client";

import { type ReactNode, useState } from "react";

/** Counts what is typed into the control inside, for keys whose length tells whether they were copied whole. */
export function Counted({ children }: { children: ReactNode }) {
  const [count, setCount] = useState(0);
  return (
    <div
      className="relative"
      onInput={({ target }) => {
        if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) setCount(target.value.length);
      }}
    >
      {children}
      <span aria-hidden="true" className="pointer-events-none absolute top-0 right-0 text-12 text-muted tabular-nums">
        {count} {count === 1 ? "character" : "characters"}
      </span>
    </div>
  );
}
