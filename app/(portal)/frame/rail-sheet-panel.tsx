"use client";

import * as Radix from "@radix-ui/react-dialog";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { XIcon } from "@/app/_ui/icons";
import { returnFocus } from "@/app/_ui/return-focus";
import type { SheetProps } from "./rail-sheet";

/** The rail from the left edge: it holds the focus, Escape closes it, and so does going somewhere. */
export function RailSheetPanel({ open, onOpenChange, children }: SheetProps) {
  const path = usePathname();
  const shown = useRef(path);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (shown.current !== path) onOpenChange(false);
    shown.current = path;
  }, [path, onOpenChange]);

  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim md:hidden" />
        <Radix.Content
          aria-describedby={undefined}
          aria-modal="true"
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => returnFocus(event, opener.current)}
          className="fixed inset-y-0 left-0 z-50 w-72 max-w-[85vw] animate-[slide-in_140ms_ease-out] border-r border-line bg-canvas pt-12 shadow-float md:hidden"
        >
          <Radix.Title className="absolute top-3.5 left-5 text-13 font-medium text-muted">Menu</Radix.Title>
          <Radix.Close
            aria-label="Close menu"
            className={`${buttonClass("ghost", "sm", true)} absolute! top-2 right-3`}
          >
            <XIcon />
          </Radix.Close>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
