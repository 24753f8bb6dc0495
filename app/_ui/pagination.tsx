import type { ReactNode } from "react";
import { buttonClass } from "./button-class";
import { ArrowLeftIcon, ArrowRightIcon } from "./icons";
import { Link } from "./link";

type Props = {
  /** Addresses of the neighbouring pages; null where there is none. */
  newer: string | null;
  older: string | null;
  /** A true count: "37 payments", "1,000+ payments". */
  summary?: ReactNode;
};

/** Newer and Older, for lists that page by key. Draws nothing when the list is one page and there is nothing to say. */
export function Pagination({ newer, older, summary }: Props) {
  if (!newer && !older && !summary) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex items-center justify-between gap-4">
      <p className="text-13 text-muted">{summary}</p>
      {(newer || older) && (
        <div className="flex gap-2">
          <Step href={newer} rel="prev">
            <ArrowLeftIcon />
            Newer
          </Step>
          <Step href={older} rel="next">
            Older
            <ArrowRightIcon />
          </Step>
        </div>
      )}
    </nav>
  );
}

function Step({ href, rel, children }: { href: string | null; rel: "prev" | "next"; children: ReactNode }) {
  const look = buttonClass("secondary", "sm");
  if (!href) {
    return (
      <span aria-disabled="true" className={`${look} pointer-events-none border-line! bg-transparent! text-faint!`}>
        {children}
      </span>
    );
  }
  return (
    <Link href={href} rel={rel} className={look}>
      {children}
    </Link>
  );
}
