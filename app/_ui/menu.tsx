"use client";

import { Slot } from "radix-ui/slot";
import { type KeyboardEvent, type MouseEvent, type ReactElement, type ReactNode, useId, useRef, useState } from "react";
import { buttonClass } from "./button-class";
import { EllipsisIcon } from "./icons";
import { type RadixMenu, RadixMenuContext } from "./menu-items";
import { MenuPanel } from "./menu-panel";

type MenuProps = {
  /** The button that opens it; the default is the three dots, which then need `label`. */
  trigger?: ReactElement;
  label?: string;
  align?: "start" | "end";
  /** Classes of the panel, for its width. */
  className?: string;
  children: ReactNode;
};

/**
 * A menu of actions: `<Menu label="Actions for Shop"><MenuItem onSelect={…}>Revoke</MenuItem></Menu>`. The button is
 * there at once; Radix's menu is 19 kB, so it is loaded when a pointer or the focus comes near.
 */
export function Menu({ trigger, label, align = "end", className, children }: MenuProps) {
  const id = useId();
  const place = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  const [byKeyboard, setByKeyboard] = useState(false);
  const [radix, setRadix] = useState<RadixMenu | null>(null);

  const load = async () => setRadix(await import("radix-ui/dropdown-menu"));
  const show = (keyboard: boolean) => {
    setByKeyboard(keyboard);
    setOpen(true);
    if (!radix) void load();
  };
  const button = trigger ?? (
    <button type="button" aria-label={label} className={buttonClass("ghost", "sm", true)}>
      <EllipsisIcon />
    </button>
  );
  const opens = {
    id,
    "aria-haspopup": "menu" as const,
    "aria-expanded": open,
    "data-state": open ? "open" : "closed",
    onPointerEnter: radix ? undefined : load,
    onFocus: radix ? undefined : load,
    onClick: (event: MouseEvent) => (open ? setOpen(false) : show(event.detail === 0)),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      show(true);
    },
  };

  return (
    <span ref={place} className="relative flex min-w-0">
      <Slot {...opens}>{button}</Slot>
      {radix && (
        <RadixMenuContext value={radix}>
          <MenuPanel
            button={place}
            labelledBy={id}
            open={open}
            onOpenChange={setOpen}
            byKeyboard={byKeyboard}
            align={align}
            className={className}
          >
            {children}
          </MenuPanel>
        </RadixMenuContext>
      )}
    </span>
  );
}
