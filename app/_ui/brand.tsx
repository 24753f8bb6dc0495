/** The mark: a pediment over four columns. Takes the colour of the text around it. */
export function Mark({ className = "size-5" }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} fill="currentColor" aria-hidden="true">
      <path d="M12 2.2 22 7.6v2.2H2V7.6z" />
      <path d="M3.5 11.4h2.6v7.4H3.5zM8.3 11.4h2.6v7.4H8.3zM13.1 11.4h2.6v7.4h-2.6zM17.9 11.4h2.6v7.4h-2.6zM2 20.2h20v1.8H2z" />
    </svg>
  );
}

/** Mark and name, for the top of a page that stands alone. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 text-16 font-semibold">
      <Mark className="size-5 text-accent-text" />
      Portico
    </span>
  );
}
