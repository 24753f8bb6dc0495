import type { ReactNode } from "react";

/** What kind of service it is: a word, not a state. */
export function CategoryTag({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex h-5 items-center rounded-full border border-line-strong px-2 text-12 text-muted">
      {children}
    </span>
  );
}

/** Which of the two environments it works in. */
export const modeWord = (environment: "production" | "sandbox") => (environment === "production" ? "Live" : "Test");
