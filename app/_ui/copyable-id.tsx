import { CopyButton } from "./copy-button";

/** An id as it is, in mono, with a button that copies it whole: `<CopyableId value={payment.id} what="payment ID" />`. */
export function CopyableId({ value, what = "ID" }: { value: string; what?: string }) {
  return (
    <span className="relative z-10 inline-flex max-w-full items-center gap-0.5">
      <code className="min-w-0 text-13 wrap-anywhere">{value}</code>
      <CopyButton value={value} what={what} bare variant="ghost" />
    </span>
  );
}
