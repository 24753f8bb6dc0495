/** Gives the focus back to what opened something that floats; when that was an item of a menu, to the menu's button. */
export function returnFocus(event: Event, opener: Element | null) {
  const menu = opener?.closest("[role=menu]");
  const button = document.getElementById(menu?.getAttribute("aria-labelledby") ?? "");
  const target = button ?? opener;
  if (!(target instanceof HTMLElement) || !target.isConnected || target === document.body) return;
  event.preventDefault();
  target.focus();
}
