"use client";

import { usePathname } from "next/navigation";
import { useFormStatus } from "react-dom";
import { cx } from "@/app/_ui/cx";
import { FlaskIcon, LoaderIcon } from "@/app/_ui/icons";

export type Environment = "production" | "sandbox";

const ENVIRONMENTS: { value: Environment; label: string }[] = [
  { value: "production", label: "Production" },
  { value: "sandbox", label: "Sandbox" },
];

type Props = { environment: Environment; action: (form: FormData) => Promise<void> };

/** Production or sandbox: two buttons of one form, so it works before any script has loaded. */
export function EnvironmentSwitch({ environment, action }: Props) {
  return (
    <form action={action}>
      <input type="hidden" name="returnTo" value={usePathname()} />
      <fieldset
        aria-label="Environment"
        className="grid grid-cols-2 gap-0.5 rounded-control border border-line bg-sunken p-0.5"
      >
        {ENVIRONMENTS.map(({ value, label }) => (
          <Choice key={value} value={value} label={label} current={value === environment} />
        ))}
      </fieldset>
    </form>
  );
}

function Choice({ value, label, current }: { value: Environment; label: string; current: boolean }) {
  const { pending, data } = useFormStatus();
  const coming = pending && data?.get("environment") === value;
  return (
    <button
      type="submit"
      name="environment"
      value={value}
      aria-pressed={current}
      className={cx(
        "flex h-7 items-center justify-center gap-1.5 rounded-[4px] border border-transparent text-13 transition-colors max-md:h-9",
        !current && "text-muted hover:text-ink",
        current && value === "production" && "border-line bg-surface font-medium text-ink",
        current && value === "sandbox" && "border-sandbox-line bg-sandbox-soft font-medium text-sandbox-text",
      )}
    >
      {coming && <LoaderIcon className="size-3.5 animate-spin" />}
      {!coming && value === "sandbox" && <FlaskIcon className="size-3.5" />}
      {label}
    </button>
  );
}
