/** As it is written, not as a browser would mend it: `https:host` and `http://2130706433` are nobody's idea of an address. */
const WRITTEN = /^(?:https:\/\/[^/]|http:\/\/(?:127\.0\.0\.1|localhost)(?=[:/?#]|$))/;

/** Why an address can't be one an app is answered at, or null. Https, or http on the person's own machine; no fragment, no name or password. */
export function redirectProblem(address: string): string | null {
  if (!URL.canParse(address) || /[\s\\*\p{Cc}]/u.test(address)) return "is not an absolute address";
  const { hash, username, password } = new URL(address);
  if (!WRITTEN.test(address)) return "must begin with https://, or with http://127.0.0.1 or http://localhost";
  if (hash || address.includes("#")) return "must not have a fragment (#)";
  if (username || password) return "must not hold a name or password";
  return null;
}

/**
 * Whether this is one of the addresses an app registered, to the letter. Only the port of an app on the person's own machine
 * may differ, because such an app takes whichever is free (RFC 8252, 7.3; RFC 9700, 2.1).
 */
export const isRegistered = (registered: readonly string[], given: string): boolean =>
  registered.includes(given) ||
  (redirectProblem(given) === null && registered.some((one) => isLoopback(one) && portless(one) === portless(given)));

const isLoopback = (address: string) => address.startsWith("http://");

function portless(address: string): string {
  return address.replace(/^(http:\/\/(?:127\.0\.0\.1|localhost)):\d{1,5}(?=[/?]|$)/, "$1");
}

/** The address with what it is told appended; a query of its own stays as it is (RFC 6749, 3.1.2). Answers always name who answers (RFC 9207). */
export function answerAddress(redirectUri: string, told: Record<string, string | null>, issuer: string): string {
  const { href } = new URL(redirectUri);
  const answer = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...told, iss: issuer })) if (value !== null) answer.append(name, value);
  return `${href}${href.includes("?") ? "&" : "?"}${answer}`;
}
