/** What tells where a request was made and where it went. */
export type Sent = { get(name: string): string | null };

/**
 * Whether the page that made this request is one of the host it went to. Browsers name the page's origin on every POST; a
 * request without one is not from a page. A proxy's own word for the host has to agree, for Next goes by that one.
 */
export function isSameOrigin(sent: Sent): boolean {
  const origin = sent.get("origin");
  const hosts = [sent.get("host"), sent.get("x-forwarded-host")?.split(",")[0]?.trim() ?? sent.get("host")];
  if (!origin || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host !== "" && hosts.every((one) => one?.toLowerCase() === host);
}
