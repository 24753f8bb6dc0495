"use client";

import * as Radix from "@radix-ui/react-dialog";
import { type RefObject, useEffect, useRef } from "react";
import { cx } from "./cx";
import { DialogContext, type DialogHandle, type DialogProps } from "./dialog-handle";
import { XIcon } from "./icons";
import { returnFocus } from "./return-focus";

export type PanelProps = Omit<DialogProps, "trigger" | "open" | "onOpenChange" | "onCloseAttempt"> & {
  open: boolean;
  handle: DialogHandle;
  /** The button that was pressed; not every browser focuses it. */
  trigger: RefObject<Element | null>;
};

const SIZES = {
  sm: "max-w-[26rem]",
  md: "max-w-[34rem]",
  lg: "max-w-[44rem]",
  xl: "max-w-[64rem] max-sm:h-dvh max-sm:max-h-dvh max-sm:rounded-none",
};

/** The dialog itself; use `Dialog`, which loads it. */
export function DialogPanel({ open, handle, title, description, size = "md", children, ...rest }: PanelProps) {
  const opener = useRef<Element | null>(null);
  const edited = useRef(false);
  useEffect(() => {
    if (open) edited.current = false;
  }, [open]);

  const resist = (event: Event) => {
    if (edited.current && !handle.isIntercepted()) event.preventDefault();
  };

  return (
    <Radix.Root open={open} onOpenChange={handle.close}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-scrim" />
        <Radix.Content
          role={rest.role ?? "dialog"}
          aria-modal="true"
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cx(
            "floating fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full flex-col overflow-hidden rounded-t-card border border-line bg-raised shadow-float sm:top-[50%] sm:bottom-auto sm:max-h-[86dvh] sm:w-[calc(100%-2rem)] sm:-translate-y-1/2 sm:rounded-card",
            SIZES[size],
          )}
          onInput={() => {
            edited.current = true;
          }}
          onEscapeKeyDown={resist}
          onInteractOutside={resist}
          onOpenAutoFocus={(event) => {
            opener.current = rest.trigger.current ?? document.activeElement;
            focusInside(event, rest.focusFirst);
          }}
          onCloseAutoFocus={(event) => returnFocus(event, opener.current)}
        >
          <header className="flex items-start gap-4 px-5 pt-5 pb-4 sm:px-6">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-16 font-semibold">{title}</Radix.Title>
              {description && (
                <Radix.Description asChild>
                  <div className="mt-1 text-pretty text-muted">{description}</div>
                </Radix.Description>
              )}
            </div>
            <Radix.Close
              aria-label="Close"
              className="-mt-1.5 -mr-2 grid size-8 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
            >
              <XIcon />
            </Radix.Close>
          </header>
          <DialogContext value={handle}>{children}</DialogContext>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The first control gets the focus, not the X: people came to type. */
function focusInside(event: Event, wanted = "input:not([type=hidden]), select, textarea, footer button") {
  const content = event.currentTarget;
  const first = content instanceof HTMLElement ? content.querySelector<HTMLElement>(wanted) : null;
  if (!(content instanceof HTMLElement) || !first) return;
  event.preventDefault();
  chosenOf(first, content).focus();
}

/** Of radio buttons the chosen one, which is where Tab would come to: a space bar must not choose another unseen. */
function chosenOf(first: HTMLElement, content: HTMLElement): HTMLElement {
  if (!(first instanceof HTMLInputElement) || first.type !== "radio") return first;
  return content.querySelector<HTMLElement>(`input[name="${CSS.escape(first.name)}"]:checked`) ?? first;
}
