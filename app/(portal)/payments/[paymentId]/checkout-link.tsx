import { CopyButton } from "@/app/_ui/copy-button";
import { ArrowUpRightIcon } from "@/app/_ui/icons";
import { LinkButton } from "@/app/_ui/link-button";

/** The address to send the payer to, while it opens anything. */
export function CheckoutLink({ url }: { url: string }) {
  return (
    <section
      aria-labelledby="checkout-link"
      className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card border border-line bg-surface p-4 sm:px-6"
    >
      <div className="min-w-0 flex-1 basis-72">
        <h2 id="checkout-link" className="text-14">
          Checkout link
        </h2>
        <p className="mt-0.5 text-13 text-muted">Whoever has it can pay this payment, and nothing else.</p>
        <code className="mt-1.5 block truncate text-12 text-muted">{url}</code>
      </div>
      <div className="flex gap-2">
        <CopyButton value={url} what="checkout link" />
        <LinkButton href={url} target="_blank" rel="noreferrer" size="sm" icon={<ArrowUpRightIcon />}>
          Open
        </LinkButton>
      </div>
    </section>
  );
}
