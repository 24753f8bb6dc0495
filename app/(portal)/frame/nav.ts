import type { ReactNode } from "react";

/** One place in the portal. */
export type NavItem = {
  label: string;
  href: string;
  icon?: ReactNode;
  /** The path the breadcrumb shows above the label, where it is not the group's name: `["Setup", "Information"]`. */
  trail?: readonly string[];
  /** What the breadcrumb calls it, where not its label. */
  crumb?: string;
};

/** Places that belong together, under a heading unless they are the first ones. */
export type NavGroup = { label?: string; items: readonly NavItem[] };

export type Crumb = { label: string; href?: string /** An id rather than a name. */; code?: boolean };

/** The place a path belongs to: the one with the longest address that leads to it. */
export function currentItem(groups: readonly NavGroup[], path: string): NavItem | undefined {
  const within = ({ href }: NavItem) => path === href || (href !== "/" && path.startsWith(`${href}/`));
  return groups
    .flatMap(({ items }) => items)
    .filter(within)
    .sort((a, b) => b.href.length - a.href.length)[0];
}

/** The breadcrumb of a path. What lies below a place is named by `names` (by segment), else shown as the id it is. */
export function crumbsOf(groups: readonly NavGroup[], path: string, names: Record<string, string> = {}): Crumb[] {
  const item = currentItem(groups, path);
  if (!item) return [];
  const group = groups.find(({ items }) => items.includes(item));
  const trail = item.trail ?? (group?.label ? [group.label] : []);
  const below = path.slice(item.href.length).split("/").filter(Boolean);
  return [
    ...trail.map((label) => ({ label })),
    { label: item.crumb ?? item.label, href: below.length > 0 ? item.href : undefined },
    ...below.map((segment, place) =>
      crumbOf(segment, names, below.length > place + 1 ? hrefTo(item, below, place) : undefined),
    ),
  ];
}

const hrefTo = (item: NavItem, below: string[], place: number) => `${item.href}/${below.slice(0, place + 1).join("/")}`;

function crumbOf(segment: string, names: Record<string, string>, href?: string): Crumb {
  const name = names[segment];
  return name ? { label: name, href } : { label: decodeURIComponent(segment), href, code: true };
}
