import { currentItem } from "../../../frame/nav";
import { navFor } from "../../../nav-for";

/** Whether an address leads somewhere for somebody with these permissions, so that nobody is sent where nothing is for them. */
export function opensTo(permissions: readonly string[], kind: Parameters<typeof navFor>[1]): (href: string) => boolean {
  const { groups } = navFor(permissions, kind);
  return (href) => currentItem(groups, href) !== undefined;
}
