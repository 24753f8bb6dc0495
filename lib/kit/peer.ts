import { env } from "./env";
import { clientAddress } from "./ip";

/** Where the server entry publishes the name of the header it stamps; random per process, so nobody can send it. */
const STAMP = Symbol.for("portico.peer-header");
const shared = globalThis as { [STAMP]?: string };

type Sent = { get(name: string): string | null };

/** The socket's own address as the server entry stamped it; null when something else serves, such as a stock `next start`. */
const socketOf = (sent: Sent): string | null => (shared[STAMP] ? sent.get(shared[STAMP]) : null);

/** The caller's canonical address, or null when it can't be known; then nothing that has an IP list may pass (S0-52, T23). */
export function peerOf(sent: Sent): string | null {
  const peer = socketOf(sent);
  return peer
    ? clientAddress({ peer, forwardedFor: sent.get("x-forwarded-for"), trusted: env().TRUSTED_PROXIES })
    : null;
}
