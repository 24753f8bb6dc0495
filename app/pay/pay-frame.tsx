import LockKeyhole from "lucide-react/icons/lock-keyhole";
import type { ReactNode } from "react";
import { FlaskIcon, icon } from "@/app/_ui/icons";

const LockIcon = icon(LockKeyhole);

type Props = {
  isSandbox: boolean;
  /** Who is paid. */
  name: string;
  children: ReactNode;
};

/** The page around everything a payer sees: who is paid, on one sheet, and nothing of the portal. On a phone the sheet is the screen. */
export function PayFrame({ isSandbox, name, children }: Props) {
  return (
    <div className="flex min-h-dvh flex-col bg-surface sm:bg-canvas">
      {isSandbox && (
        <header className="border-b border-sandbox-line bg-sandbox-soft px-4 py-1.5 text-13 text-sandbox-text">
          <p className="flex items-center justify-center gap-2">
            <FlaskIcon />
            <span>
              <strong className="font-semibold">Sandbox.</strong> This is a test; no money moves.
            </span>
          </p>
        </header>
      )}
      <main className="mx-auto grid w-full max-w-[30rem] gap-6 px-4 py-6 sm:px-0 sm:py-16">
        <p className="flex items-center gap-3">
          <span
            aria-hidden="true"
            className="grid size-10 shrink-0 place-items-center rounded-card bg-ink text-16 font-semibold text-canvas"
          >
            {name.slice(0, 1).toUpperCase()}
          </span>
          <span className="min-w-0 text-16 font-medium wrap-anywhere">{name}</span>
        </p>
        <div className="grid gap-6 sm:rounded-card sm:border sm:border-line sm:bg-surface sm:p-8">{children}</div>
        <footer className="flex items-center justify-center gap-1.5 text-12 text-muted">
          <LockIcon className="size-3.5" />
          Secured by Portico
        </footer>
      </main>
    </div>
  );
}
