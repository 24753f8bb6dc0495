import { buttonClass } from "./button-class";

/** What every error page says: that nothing was changed by it, what to quote, and how to go on. */
export function ErrorNotice({ digest, retry }: { digest?: string; retry: () => void }) {
  return (
    <div className="grid justify-items-start gap-4">
      <p className="text-pretty text-muted">
        Only showing this page failed, so nothing was lost. If you had just sent something, look whether it arrived
        before you send it again.
      </p>
      {digest && (
        <p className="text-13 text-muted">
          Error reference <code className="text-ink select-all">{digest}</code>
        </p>
      )}
      <button type="button" className={buttonClass("primary")} onClick={retry}>
        Try again
      </button>
    </div>
  );
}
