import type { ReactNode } from "react";
import { Wordmark } from "./brand";

type Props = { title: string; lead?: ReactNode; children?: ReactNode; footer?: ReactNode };

/** A page without the frame, around one card: sign-in, not found, an error. */
export function LonePage({ title, lead, children, footer }: Props) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-12">
      <div className="w-full max-w-[25rem]">
        <div className="mb-6 flex justify-center">
          <Wordmark />
        </div>
        <div className="rounded-card border border-line bg-surface p-6 sm:p-8">
          <h1 className="text-20">{title}</h1>
          {lead && <div className="mt-1.5 text-pretty text-muted">{lead}</div>}
          {children && <div className="mt-6">{children}</div>}
        </div>
        {footer && <div className="mt-4 text-center text-13 text-muted">{footer}</div>}
      </div>
    </main>
  );
}
