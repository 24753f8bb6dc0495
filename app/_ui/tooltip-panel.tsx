"use client";

import * as Radix from "radix-ui/tooltip";
import type { ReactNode } from "react";

export type TooltipPanelProps = { open: boolean; onOpenChange: (open: boolean) => void; children: ReactNode };

/** What floats; it hangs on an unseen box over the thing it explains, and is drawn for eyes only. */
export function TooltipPanel({ open, onOpenChange, children }: TooltipPanelProps) {
  return (
    <Radix.Provider>
      <Radix.Root open={open} onOpenChange={onOpenChange}>
        <Radix.Trigger asChild>
          <span aria-hidden="true" className="pointer-events-none absolute inset-0" />
        </Radix.Trigger>
        <Radix.Content
          aria-hidden="true"
          sideOffset={6}
          collisionPadding={8}
          className="floating z-50 w-max max-w-72 rounded-control bg-ink px-2.5 py-1.5 text-12 font-normal text-pretty whitespace-normal text-canvas"
        >
          {children}
        </Radix.Content>
      </Radix.Root>
    </Radix.Provider>
  );
}
