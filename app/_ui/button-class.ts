import { cx } from "./cx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const BASE =
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-medium whitespace-nowrap transition-colors select-none disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "bg-accent text-accent-ink not-disabled:hover:bg-accent-hover",
  secondary: "border border-line-strong bg-surface text-ink not-disabled:hover:bg-sunken",
  ghost: "text-muted not-disabled:hover:bg-sunken not-disabled:hover:text-ink",
  danger: "bg-danger text-danger-ink not-disabled:hover:bg-danger-hover",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "h-8 px-2.5 text-13",
  md: "h-9 px-3.5 text-14",
  lg: "h-11 px-5 text-16",
};

/** The classes of a button, for the rare element that must look like one and is not. */
export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "md", square = false): string {
  return cx(BASE, VARIANTS[variant], SIZES[size], square && "aspect-square px-0!");
}
