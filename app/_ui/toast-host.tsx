"use client";

import { Toaster as Sonner, toast } from "sonner";
import { CircleCheckIcon, CircleXIcon } from "./icons";
import type { Notice } from "./notify";

const LOOK = {
  toast:
    "flex w-full items-start gap-2.5 rounded-card font-sans border border-line bg-raised px-4 py-3 text-14 text-ink shadow-float sm:w-[22rem]",
  title: "min-w-0",
  icon: "mt-0.5",
};

/** The corner the toasts live in. */
export function ToastHost() {
  return (
    <Sonner
      position="bottom-right"
      toastOptions={{ unstyled: true, classNames: LOOK }}
      icons={{
        success: <CircleCheckIcon className="text-success-text" />,
        error: <CircleXIcon className="text-danger-text" />,
      }}
    />
  );
}

/** A failure stays until it is read; a success goes after six seconds. Waits a moment for the host's first mount. */
export function show({ words, tone }: Notice) {
  const say = tone === "danger" ? toast.error : toast.success;
  setTimeout(
    () => say(words, { duration: tone === "danger" ? Number.POSITIVE_INFINITY : 6000, closeButton: false }),
    30,
  );
}
