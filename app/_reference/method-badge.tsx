import { cx } from "@/app/_ui/cx";
import type { Method } from "@/lib/http/documents/open-api";

const LOOKS: Record<Method, string> = {
  get: "border-line-strong bg-sunken text-ink",
  post: "border-success-line bg-success-soft text-success-text",
  put: "border-warning-line bg-warning-soft text-warning-text",
  patch: "border-warning-line bg-warning-soft text-warning-text",
  delete: "border-danger-line bg-danger-soft text-danger-text",
};

/** The method of a call; its colour says whether it reads, adds, changes or removes. */
export function MethodBadge({ method, small }: { method: Method; small?: boolean }) {
  return (
    <span
      className={cx(
        "inline-flex shrink-0 items-center justify-center rounded-control border font-mono font-medium uppercase",
        small ? "h-4.5 w-11 text-[0.625rem]" : "h-6 px-2 text-12",
        LOOKS[method],
      )}
    >
      {method}
    </span>
  );
}
