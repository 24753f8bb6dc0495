import type { ReactNode } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { HelpIcon } from "@/app/_ui/icons";
import { Breadcrumb } from "./breadcrumb";
import { type CommandAction, CommandMenu } from "./command-menu";
import type { NavGroup } from "./nav";
import { RailSheet } from "./rail-sheet";

type Props = {
  nav: readonly NavGroup[];
  rail: ReactNode;
  actions: readonly CommandAction[];
  crumbNames: Record<string, string>;
  help?: string;
  account: ReactNode;
};

/** Where one is at the left; search, help and account at the right. Holds the way to the rail on a phone. */
export function TopBar({ nav, rail, actions, crumbNames, help, account }: Props) {
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-canvas">
      <div className="mx-auto flex h-14 w-full max-w-[74rem] items-center gap-2 px-3 sm:px-6 md:px-8">
        <RailSheet>{rail}</RailSheet>
        <div className="min-w-0 flex-1">
          <Breadcrumb groups={nav} names={crumbNames} />
        </div>
        <CommandMenu groups={nav} actions={actions} />
        {help && (
          <a href={help} aria-label="Help" title="Help" className={buttonClass("ghost", "sm", true)}>
            <HelpIcon />
          </a>
        )}
        {account}
      </div>
    </header>
  );
}
