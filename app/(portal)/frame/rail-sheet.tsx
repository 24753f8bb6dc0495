"use client";

import { type ComponentType, type ReactNode, useState } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { MenuIcon } from "@/app/_ui/icons";

export type SheetProps = { open: boolean; onOpenChange: (open: boolean) => void; children: ReactNode };

/** The way to the rail on screens under 900 px, where it is a sheet that is loaded when it is first wanted. */
export function RailSheet({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const [Panel, setPanel] = useState<ComponentType<SheetProps> | null>(null);

  const show = async () => {
    setOpen(true);
    const { RailSheetPanel } = await import("./rail-sheet-panel");
    setPanel(() => RailSheetPanel);
  };
  return (
    <>
      <button
        type="button"
        aria-label="Open menu"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={show}
        className={`${buttonClass("ghost", "md", true)} md:hidden`}
      >
        <MenuIcon />
      </button>
      {Panel && (
        <Panel open={open} onOpenChange={setOpen}>
          {children}
        </Panel>
      )}
    </>
  );
}
