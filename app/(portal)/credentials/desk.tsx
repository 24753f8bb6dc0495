"use client";

import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";

type Draw = (close: () => void) => ReactNode;

/** By then whatever closed has let go of the focus. */
const SETTLED_MS = 50;

const DeskContext = createContext<(draw: Draw) => void>(() => undefined);

/** Opens a dialog at the desk around this component: `show((close) => <RotateDialog … onClose={close} />)`. */
export const useDesk = () => useContext(DeskContext);

/**
 * Holds the dialogs that the rows of a list open. A row that goes away, because it was deleted or replaced, does not take
 * the dialog with it, nor the secret in it; the focus then comes to the list. Otherwise it goes back to
 * the row's menu.
 */
export function Desk({ children }: { children: ReactNode }) {
  const [dialog, setDialog] = useState<ReactNode>(null);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<string | null>(null);
  const close = useCallback(() => {
    setDialog(null);
    setTimeout(() => {
      if (document.activeElement !== document.body) return;
      const opener = document.getElementById(button.current ?? "");
      (opener ?? place.current)?.focus();
    }, SETTLED_MS);
  }, []);
  const show = useCallback(
    (draw: Draw) => {
      button.current = document.activeElement?.closest("[role=menu]")?.getAttribute("aria-labelledby") ?? null;
      setDialog(draw(close));
    },
    [close],
  );

  return (
    <DeskContext value={show}>
      <div ref={place} tabIndex={-1}>
        {children}
      </div>
      {dialog}
    </DeskContext>
  );
}
