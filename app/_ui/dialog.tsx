"use client";

import * as Radix from "@radix-ui/react-dialog";
import {
  createContext,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from "react";
import { cx } from "./cx";
import { XIcon } from "./icons";
import { returnFocus } from "./return-focus";

type DialogHandle = {
  /** Closes the dialog, unless something inside holds it. */
  close: () => void;
  /** Closes it whatever is inside. */
  closeNow: () => void;
  /** While set, attempts to close go here instead. */
  intercept: (attempt: (() => void) | null) => void;
};

const DialogContext = createContext<DialogHandle | null>(null);

/** The dialog around this component; null outside one. */
export function useDialog(): DialogHandle | null {
  return useContext(DialogContext);
}

type Props = {
  /** The button that opens it; without one the page holds `open`. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  size?: "sm" | "md" | "lg";
  role?: "dialog" | "alertdialog";
  /** Return false to keep it open; an edited form already resists Escape and the backdrop by itself. */
  onCloseAttempt?: () => boolean;
  /** Selector of what gets the focus on opening; else the first control. */
  focusFirst?: string;
  children: ReactNode;
};

const SIZES = { sm: "max-w-[26rem]", md: "max-w-[34rem]", lg: "max-w-[44rem]" };

/**
 * A dialog in the middle of the page, a sheet from below on a phone. What is inside is mounted only while it is open,
 * so state that lives there is forgotten on closing. Put a form with `DialogBody` and `DialogFooter` inside.
 */
export function Dialog({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  size = "md",
  role,
  children,
  ...rest
}: Props) {
  const [ownOpen, setOwnOpen] = useState(false);
  const isOpen = open ?? ownOpen;
  const opener = useRef<Element | null>(null);
  const interceptor = useRef<(() => void) | null>(null);
  const edited = useRef(false);

  const change = useCallback(
    (next: boolean) => {
      edited.current = false;
      setOwnOpen(next);
      onOpenChange?.(next);
    },
    [onOpenChange],
  );
  const { onCloseAttempt } = rest;
  const handle = useMemo<DialogHandle>(
    () => ({
      close: () => {
        if (interceptor.current) interceptor.current();
        else if (onCloseAttempt?.() !== false) change(false);
      },
      closeNow: () => change(false),
      intercept: (attempt) => {
        interceptor.current = attempt;
      },
    }),
    [change, onCloseAttempt],
  );
  const resist = (event: Event) => {
    if (edited.current && !interceptor.current) event.preventDefault();
  };

  return (
    <Radix.Root open={isOpen} onOpenChange={(next) => (next ? change(true) : handle.close())}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          role={role}
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
            opener.current = document.activeElement;
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

/** The part of a dialog that scrolls; its children stand 20 px apart. */
export function DialogBody({ children }: { children: ReactNode }) {
  return <div className="grid min-h-0 content-start gap-5 overflow-y-auto px-5 pt-1 pb-5 sm:px-6">{children}</div>;
}

/** The buttons of a dialog, primary last; `aside` stands at the left. */
export function DialogFooter({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <footer className="mt-auto flex flex-wrap items-center justify-end gap-2 border-t border-line bg-surface px-5 py-3.5 sm:px-6">
      {aside && <div className="mr-auto min-w-0 text-13 text-muted">{aside}</div>}
      {children}
    </footer>
  );
}

/** The form of a dialog: body and footer inside it keep their places, and only the body scrolls. */
export const dialogForm = "flex min-h-0 flex-1 flex-col";

/** The first control gets the focus, not the X: people came to type. */
function focusInside(event: Event, wanted = "input:not([type=hidden]), select, textarea, footer button") {
  const content = event.currentTarget;
  const first = content instanceof HTMLElement ? content.querySelector<HTMLElement>(wanted) : null;
  if (!first) return;
  event.preventDefault();
  first.focus();
}
