import { Mark } from "@/app/_ui/brand";

/** Who asks whom, so that nobody says yes as the wrong person or to the wrong app. */
export function WhoAsks({ name, maker, email }: { name: string; maker: string; email: string }) {
  return (
    <>
      <div aria-hidden="true" className="my-5 flex items-center justify-center gap-3">
        <span className="grid size-12 place-items-center rounded-card border border-line-strong bg-sunken text-20 font-semibold text-ink">
          {[...name.trim()][0]?.toUpperCase()}
        </span>
        <span className="w-10 border-t border-dashed border-line-strong" />
        <span className="grid size-12 place-items-center rounded-card border border-line-strong bg-surface text-accent-text">
          <Mark className="size-6" />
        </span>
      </div>
      <p className="wrap-anywhere">
        <strong className="font-medium text-ink">{name}</strong> wants to act for you,{" "}
        <strong className="font-medium text-ink">{email}</strong>.
      </p>
      <p className="mt-1 text-13 wrap-anywhere">Registered here by {maker}. Allow it only if you were about to.</p>
    </>
  );
}
