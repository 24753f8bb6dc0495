"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "./button";
import type { ButtonSize, ButtonVariant } from "./button-class";
import { copyText } from "./copy-text";
import { CheckIcon, CopyIcon } from "./icons";

type Props = {
  value: string;
  /** What is copied, for the accessible name: "Copy client ID". */
  what?: string;
  /** Shows the icon alone. */
  bare?: boolean;
  variant?: ButtonVariant;
  size?: ButtonSize;
  onCopied?: () => void;
  /** Called when there is no clipboard; without it the button says so itself. */
  onRefused?: () => void;
};

/** Copies a value, says "Copied" to eyes and screen readers, and turns back after two seconds. */
export function CopyButton({ value, what, bare, variant = "secondary", size = "sm", onCopied, onRefused }: Props) {
  const [said, setSaid] = useState<"" | "Copied" | "Copying was refused">("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function copy() {
    const copied = await copyText(value);
    setSaid(copied ? "Copied" : "Copying was refused");
    if (copied) onCopied?.();
    else onRefused?.();
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSaid(""), 2000);
  }

  const label = what ? `Copy ${what}` : "Copy";
  return (
    <>
      <Button
        variant={variant}
        size={size}
        onClick={copy}
        title={said || label}
        aria-label={bare || what ? label : undefined}
        icon={said === "Copied" ? <CheckIcon className="text-success-text" /> : <CopyIcon />}
      >
        {bare ? undefined : <CopyWords said={said} />}
      </Button>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}

/** Both words share one place, so the button never changes its width. */
function CopyWords({ said }: { said: string }) {
  return (
    <span className="grid text-left *:col-start-1 *:row-start-1">
      <span className={said === "Copied" ? "invisible" : undefined}>Copy</span>
      <span aria-hidden="true" className={said === "Copied" ? undefined : "invisible"}>
        Copied
      </span>
    </span>
  );
}
