type Props = { succeeded: number; failed: number; other: number };

/** How many payments ended how, with what each is of the whole. */
export function Outcomes({ succeeded, failed, other }: Props) {
  const parts = [
    { label: "Succeeded", count: succeeded, look: "bg-success-text" },
    { label: "Failed", count: failed, look: "bg-danger-text" },
    { label: "Open, canceled or expired", count: other, look: "bg-line-strong" },
  ];
  return (
    <>
      <div aria-hidden="true" className="mt-3 flex h-1.5 gap-0.5 overflow-clip rounded-full">
        {parts.map(({ label, count, look }) =>
          count > 0 ? <span key={label} className={look} style={{ flexGrow: count }} /> : null,
        )}
      </div>
      <dl className="mt-3 grid gap-1 text-13">
        {parts.map(({ label, count }) => (
          <div key={label} className="flex justify-between gap-4">
            <dt className="text-muted">{label}</dt>
            <dd className="tabular-nums">{count.toLocaleString("en")}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
