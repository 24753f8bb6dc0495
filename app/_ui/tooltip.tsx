"use client";

import { Slot } from "radix-ui/slot";
import {
  type ComponentType,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import type { TooltipPanelProps } from "./tooltip-panel";

/**
 * A short note on hover and focus, put away by Escape. It never carries what the page cannot do without, since touch
 * has no hover. Radix's tooltip is loaded with the first one that shows.
 */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactElement }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [Panel, setPanel] = useState<ComponentType<TooltipPanelProps> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const show = (delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(true), delay);
    void import("./tooltip-panel").then(({ TooltipPanel }) => setPanel(() => TooltipPanel));
  };
  const hide = () => {
    clearTimeout(timer.current);
    setOpen(false);
  };
  return (
    <span className="relative inline-flex" onPointerEnter={() => show(300)} onPointerLeave={hide}>
      <Slot
        aria-describedby={id}
        onFocus={() => show(0)}
        onBlur={hide}
        onKeyDown={(event: KeyboardEvent) => event.key === "Escape" && hide()}
      >
        {children}
      </Slot>
      <span id={id} hidden>
        {text}
      </span>
      {Panel && (
        <Panel open={open} onOpenChange={setOpen}>
          {text}
        </Panel>
      )}
    </span>
  );
}
