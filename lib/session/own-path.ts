const NOWHERE = "http://portico.invalid";

/** A path on this very site to go to after signing in; anything else, however it is dressed up, is the home page. */
export function ownPath(wanted: unknown): string {
  if (typeof wanted !== "string" || !/^\/(?![/\\])/.test(wanted) || /[\s\\\p{Cc}]/u.test(wanted)) return "/";
  if (!URL.canParse(wanted, NOWHERE)) return "/";
  const { origin, pathname, search, hash } = new URL(wanted, NOWHERE);
  const path = `${pathname}${search}${hash}`;
  return origin === NOWHERE && !path.startsWith("//") ? path : "/";
}
