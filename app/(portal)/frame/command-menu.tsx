"use client";

import { type ComponentType, useCallback, useEffect, useState } from "react";
import { SearchIcon } from "@/app/_ui/icons";
import type { NavGroup } from "./nav";

/** A line of the command menu that is no place of the rail. */
export type CommandAction = { label: string; href: string; keywords?: readonly string[] };

export type PaletteProps = {
  groups: readonly NavGroup[];
  actions: readonly CommandAction[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** The search button and its keys, ⌘K and Ctrl+K; the menu itself is loaded when it is first wanted. */
export function CommandMenu({ groups, actions }: Pick<PaletteProps, "groups" | "actions">) {
  const [open, setOpen] = useState(false);
  const [Palette, setPalette] = useState<ComponentType<PaletteProps> | null>(null);

  const load = useCallback(async () => {
    const { CommandPalette } = await import("./command-palette");
    setPalette(() => CommandPalette);
  }, []);
  const show = useCallback(() => {
    setOpen(true);
    void load();
  }, [load]);

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      if (!document.querySelector("[role=dialog], [role=alertdialog]")) show();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [show]);

  return (
    <>
      <button
        type="button"
        onClick={show}
        onPointerEnter={() => void load()}
        aria-haspopup="dialog"
        aria-keyshortcuts="Meta+K Control+K"
        className="flex h-8 items-center gap-2 rounded-control text-13 text-muted hover:text-ink max-sm:w-8 max-sm:justify-center sm:w-52 sm:border sm:border-line-strong sm:bg-surface sm:px-2.5"
      >
        <SearchIcon />
        <span className="max-sm:sr-only">Search</span>
        <span aria-hidden="true" className="ml-auto text-12 max-sm:hidden">
          ⌘K
        </span>
      </button>
      {Palette && <Palette groups={groups} actions={actions} open={open} onOpenChange={setOpen} />}
    </>
  );
}
