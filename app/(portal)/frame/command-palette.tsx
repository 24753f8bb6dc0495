"use client";

import { Command } from "cmdk";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { ArrowRightIcon, SearchIcon } from "@/app/_ui/icons";
import type { PaletteProps } from "./command-menu";

/** Everything one can go to or begin, found by typing. */
export function CommandPalette({ groups, actions, open, onOpenChange }: PaletteProps) {
  const router = useRouter();
  const go = (href: string) => {
    onOpenChange(false);
    router.push(href as Route);
  };

  return (
    <Command.Dialog
      open={open}
      onOpenChange={onOpenChange}
      label="Search the portal"
      filter={matches}
      overlayClassName="fixed inset-0 z-40 bg-scrim"
      contentClassName="floating fixed inset-x-4 top-[12vh] z-50 mx-auto max-w-[36rem] overflow-hidden rounded-card border border-line bg-raised shadow-float"
    >
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <SearchIcon className="text-muted" />
        <Command.Input
          placeholder="Go to a page or begin something"
          className="h-12 w-full bg-transparent text-16 outline-none"
        />
      </div>
      <Command.List className="max-h-[min(27rem,60vh)] overflow-y-auto p-2 *:[[cmdk-list-sizer]]:grid *:[[cmdk-list-sizer]]:gap-1">
        <Command.Empty className="px-3 py-8 text-center text-muted">Nothing by that name.</Command.Empty>
        {actions.length > 0 && (
          <Lines heading="Begin">
            {actions.map(({ label, href, keywords = [] }) => (
              <Line
                key={href}
                value={label}
                keywords={[...keywords]}
                onSelect={() => go(href)}
                icon={<ArrowRightIcon />}
              />
            ))}
          </Lines>
        )}
        {groups.map(({ label = "Go to", items }) => (
          <Lines key={label} heading={label}>
            {items.map((item) => (
              <Line
                key={item.href}
                value={item.label}
                keywords={[label, ...(item.trail ?? [])]}
                onSelect={() => go(item.href)}
                icon={item.icon ?? <ArrowRightIcon />}
              />
            ))}
          </Lines>
        ))}
      </Command.List>
    </Command.Dialog>
  );
}

/** Every word that was typed occurs, in whatever order: "log setup" finds Setup › Payment log. */
function matches(value: string, typed: string, keywords: string[] = []): number {
  const words = [value, ...keywords].join(" ").toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word))
    ? 1
    : 0;
}

function Lines({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="**:[[cmdk-group-heading]]:px-3 **:[[cmdk-group-heading]]:py-1.5 **:[[cmdk-group-heading]]:text-12 **:[[cmdk-group-heading]]:text-muted"
    >
      {children}
    </Command.Group>
  );
}

type LineProps = { value: string; keywords: string[]; onSelect: () => void; icon: ReactNode };

function Line({ value, keywords, onSelect, icon }: LineProps) {
  return (
    <Command.Item
      value={value}
      keywords={keywords}
      onSelect={onSelect}
      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-3 data-[selected=true]:bg-sunken [&_svg]:text-muted"
    >
      {icon}
      {value}
    </Command.Item>
  );
}
