"use client";

import { Slot } from "radix-ui/slot";
import { type ComponentType, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { DialogHandle, DialogProps } from "./dialog-handle";
import type { PanelProps } from "./dialog-panel";

/**
 * A dialog in the middle of the page, a sheet from below on a phone. What is inside is mounted only while it is open,
 * so state that lives there is forgotten on closing. Put a `DialogForm` inside, or `DialogBody` and `DialogFooter`. Radix's
 * dialog is loaded when it is first wanted.
 */
export function Dialog({ trigger, open, onOpenChange, onCloseAttempt, ...panel }: DialogProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const isOpen = open ?? ownOpen;
  const [Panel, load] = usePanel(isOpen);
  const interceptor = useRef<(() => void) | null>(null);
  const opener = useRef<Element>(null);

  const change = useCallback(
    (next: boolean) => {
      setOwnOpen(next);
      onOpenChange?.(next);
    },
    [onOpenChange],
  );
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
      isIntercepted: () => interceptor.current !== null,
    }),
    [change, onCloseAttempt],
  );

  return (
    <>
      {trigger && (
        <Slot
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onPointerEnter={load}
          onFocus={load}
          onClick={(event) => {
            opener.current = event.currentTarget;
            change(true);
          }}
        >
          {trigger}
        </Slot>
      )}
      {Panel && <Panel {...panel} open={isOpen} handle={handle} trigger={opener} />}
    </>
  );
}

function usePanel(wanted: boolean): [ComponentType<PanelProps> | null, () => void] {
  const [Panel, setPanel] = useState<ComponentType<PanelProps> | null>(null);
  const load = useCallback(async () => {
    const { DialogPanel } = await import("./dialog-panel");
    setPanel(() => DialogPanel);
  }, []);
  useEffect(() => {
    if (wanted) void load();
  }, [wanted, load]);
  return [Panel, load];
}

/** The dialog around this component; null outside one. */
export { useDialog } from "./dialog-handle";

/** The part of a dialog that scrolls; its children stand 20 px apart. */
export function DialogBody({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] content-start gap-5 overflow-y-auto px-5 pt-1 pb-5 sm:px-6">
      {children}
    </div>
  );
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
