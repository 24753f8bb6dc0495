"use client";

import { startTransition, useEffect, useState } from "react";
import { buttonClass } from "@/app/_ui/button-class";
import { LogOutIcon, MonitorIcon, MoonIcon, SunIcon } from "@/app/_ui/icons";
import { Menu } from "@/app/_ui/menu";
import { MenuItem, MenuLabel, MenuRadio, MenuSeparator } from "@/app/_ui/menu-items";
import { applyTheme, type Theme, themeOf } from "@/app/_ui/theme";

export type Account = {
  name: string;
  email: string;
  /** Pages about this person: "Your sign-in". */
  links?: readonly { label: string; href: string }[];
};

const THEMES = [
  { value: "system", label: "Like the system", icon: <MonitorIcon /> },
  { value: "light", label: "Light", icon: <SunIcon /> },
  { value: "dark", label: "Dark", icon: <MoonIcon /> },
];

/** Who is signed in, how the portal looks, and the way out. */
export function AccountMenu({ account, signOut }: { account: Account; signOut: () => Promise<void> }) {
  const [theme, setTheme] = useState<Theme>("system");
  useEffect(() => setTheme(themeOf(document.documentElement.dataset.theme)), []);

  const change = (value: string) => {
    const wanted = themeOf(value);
    setTheme(wanted);
    applyTheme(wanted);
  };
  return (
    <Menu
      className="w-60"
      trigger={
        <button type="button" title={account.name} className={buttonClass("ghost", "sm", true)}>
          <span className="sr-only">Account of {account.name}</span>
          <span
            aria-hidden="true"
            className="grid size-7 place-items-center rounded-full bg-accent-soft text-12 font-semibold text-accent-text"
          >
            {initials(account.name)}
          </span>
        </button>
      }
    >
      <div className="px-2.5 py-1.5">
        <p className="truncate font-medium">{account.name}</p>
        <p className="truncate text-13 text-muted">{account.email}</p>
      </div>
      <MenuSeparator />
      {account.links?.map(({ label, href }) => (
        <MenuItem key={href} href={href}>
          {label}
        </MenuItem>
      ))}
      {account.links && account.links.length > 0 && <MenuSeparator />}
      <MenuLabel>Theme</MenuLabel>
      <MenuRadio label="Theme" value={theme} onChange={change} options={THEMES} />
      <MenuSeparator />
      <MenuItem icon={<LogOutIcon />} onSelect={() => startTransition(signOut)}>
        Sign out
      </MenuItem>
    </Menu>
  );
}

function initials(name: string): string {
  const [first = "", ...others] = name.trim().split(/\s+/);
  return `${first.charAt(0)}${others.at(-1)?.charAt(0) ?? ""}`.toUpperCase();
}
