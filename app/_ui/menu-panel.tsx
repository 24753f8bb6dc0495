"use client";

import type { ReactNode, RefObject } from "react";
import { cx } from "./cx";
import { useRadixMenu } from "./menu-items";

type Props = {
  button: RefObject<HTMLElement | null>;
  labelledBy: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  byKeyboard: boolean;
  align: "start" | "end";
  className?: string;
  children: ReactNode;
};

/** What floats. It hangs on an unseen box over the real button, which existed before Radix was loaded. */
export function MenuPanel({ button, labelledBy, open, onOpenChange, byKeyboard, align, className, children }: Props) {
  const Radix = useRadixMenu();
  const onButton = (target: EventTarget | null) => target instanceof Node && Boolean(button.current?.contains(target));

  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Radix.Trigger asChild>
        <span aria-hidden="true" tabIndex={-1} className="pointer-events-none absolute inset-0" />
      </Radix.Trigger>
      <Radix.Portal container={landmarkOf(button.current)}>
        <Radix.Content
          ref={(panel) => {
            if (panel && byKeyboard) requestAnimationFrame(() => focusFirst(panel));
          }}
          aria-labelledby={labelledBy}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          onInteractOutside={(event) => {
            if (onButton(event.target)) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (focusIsFree()) document.getElementById(labelledBy)?.focus();
          }}
          className={cx(
            "floating z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto rounded-card border border-line bg-raised p-1 shadow-float",
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Beside its button's landmark, so that screen readers meet it there; over a dialog it stays at the page's end. */
function landmarkOf(button: HTMLElement | null): HTMLElement | undefined {
  if (button?.closest("[role=dialog], [role=alertdialog]")) return undefined;
  return button?.closest<HTMLElement>("main, header, aside") ?? undefined;
}

const focusFirst = (panel: HTMLElement) => panel.querySelector<HTMLElement>("[role^=menuitem]")?.focus();

/** A dialog that an item opened has the focus already, and keeps it. */
const focusIsFree = () => !document.querySelector("[role=dialog], [role=alertdialog]");
