"use client";

import type * as Radix from "radix-ui/dropdown-menu";
import { createContext, type ReactNode, useContext } from "react";
import { cx } from "./cx";
import { CheckIcon } from "./icons";
import { Link } from "./link";

export type RadixMenu = typeof Radix;

export const RadixMenuContext = createContext<RadixMenu | null>(null);

/** Radix's menu, which has been loaded by the time a menu opens. */
export function useRadixMenu(): RadixMenu {
  const radix = useContext(RadixMenuContext);
  if (!radix) throw new Error("A menu's items belong inside a Menu.");
  return radix;
}

const ITEM =
  "flex min-h-8 cursor-default items-center gap-2.5 rounded-control px-2.5 py-1 text-14 outline-none select-none data-disabled:text-faint max-md:min-h-10 md:text-13";

type ItemProps = {
  children: ReactNode;
  icon?: ReactNode;
  /** A destructive act; it should open a `ConfirmDialog`. */
  danger?: boolean;
  disabled?: boolean;
  onSelect?: () => void;
  /** Makes the item a link. */
  href?: string;
};

/** One line of a menu: an act with `onSelect`, or a place with `href`. */
export function MenuItem({ children, icon, danger, disabled, onSelect, href }: ItemProps) {
  const { Item } = useRadixMenu();
  const look = cx(
    ITEM,
    danger ? "text-danger-text data-highlighted:bg-danger-soft" : "data-highlighted:bg-sunken [&_svg]:text-muted",
  );
  if (href) {
    return (
      <Item asChild disabled={disabled} className={look}>
        <Link href={href}>
          {icon}
          {children}
        </Link>
      </Item>
    );
  }
  return (
    <Item disabled={disabled} onSelect={onSelect} className={look}>
      {icon}
      {children}
    </Item>
  );
}

type RadioProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string; icon?: ReactNode }[];
};

/** One of a few inside a menu, the present one ticked. */
export function MenuRadio({ label, value, onChange, options }: RadioProps) {
  const { RadioGroup, RadioItem, ItemIndicator } = useRadixMenu();
  return (
    <RadioGroup aria-label={label} value={value} onValueChange={onChange}>
      {options.map((option) => (
        <RadioItem
          key={option.value}
          value={option.value}
          className={cx(ITEM, "data-highlighted:bg-sunken [&_svg]:text-muted")}
        >
          {option.icon}
          <span className="min-w-0 flex-1 truncate">{option.label}</span>
          <ItemIndicator>
            <CheckIcon />
          </ItemIndicator>
        </RadioItem>
      ))}
    </RadioGroup>
  );
}

/** A heading inside a menu. */
export function MenuLabel({ children }: { children: ReactNode }) {
  const { Label } = useRadixMenu();
  return <Label className="px-2.5 py-1.5 text-12 text-muted">{children}</Label>;
}

/** A hairline between groups of a menu. */
export function MenuSeparator() {
  const { Separator } = useRadixMenu();
  return <Separator className="-mx-1 my-1 h-px bg-line" />;
}
