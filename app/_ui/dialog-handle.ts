"use client";

import { createContext, type ReactElement, type ReactNode, useContext } from "react";

export type DialogHandle = {
  /** Closes the dialog, unless something inside holds it. */
  close: () => void;
  /** Closes it whatever is inside. */
  closeNow: () => void;
  /** While set, attempts to close go here instead. */
  intercept: (attempt: (() => void) | null) => void;
  /** Whether something inside answers attempts to close. */
  isIntercepted: () => boolean;
};

export const DialogContext = createContext<DialogHandle | null>(null);

/** The dialog around this component; null outside one. */
export function useDialog(): DialogHandle | null {
  return useContext(DialogContext);
}

export type DialogProps = {
  /** The button that opens it; without one the page holds `open`. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  /** `xl` fills a phone. */
  size?: "sm" | "md" | "lg" | "xl";
  role?: "dialog" | "alertdialog";
  /** Return false to keep it open; an edited form already resists Escape and the backdrop by itself. */
  onCloseAttempt?: () => boolean;
  /** Selector of what gets the focus on opening; else the first control. */
  focusFirst?: string;
  children: ReactNode;
};
