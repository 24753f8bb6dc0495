import { request as plain } from "node:http";
import { request as secure } from "node:https";
import { isIP } from "node:net";
import { ProviderNotProcessed, ProviderUnknown } from "./errors";

export type Sent = {
  address: URL;
  /** The vetted address; the connection goes there and nowhere else, whatever the name says a moment later. */
  ip: string;
  method: string;
  headers: Record<string, string>;
  body: string | null;
  timeoutMs: number;
  maxBytes: number;
};

export type Answer = { status: number; type: string; text: string };

/**
 * One request, one answer; redirects are answers like any other. Everything that goes wrong is told apart by whether the
 * request could have reached the provider.
 */
export function send(sent: Sent): Promise<Answer> {
  const { address, body, timeoutMs, maxBytes } = sent;
  return new Promise((resolve, reject) => {
    let reached = false;
    const fail = (why: string) => {
      clearTimeout(timer);
      reject(reached ? new ProviderUnknown(why) : new ProviderNotProcessed(why));
      call.destroy();
    };
    const call = begin(sent);
    const timer = setTimeout(() => fail("timeout"), timeoutMs);

    call.on("socket", (socket) => {
      socket.once(address.protocol === "https:" ? "secureConnect" : "connect", () => {
        reached = true;
      });
    });
    call.on("error", (error: NodeJS.ErrnoException) => fail(error.code ?? "network"));
    call.on("response", (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on("data", (part: Buffer) => {
        size += part.length;
        if (size > maxBytes) fail("too large");
        else parts.push(part);
      });
      response.on("error", (error: NodeJS.ErrnoException) => fail(error.code ?? "network"));
      response.on("aborted", () => fail("cut off"));
      response.on("end", () => {
        clearTimeout(timer);
        const type = response.headers["content-type"] ?? "";
        resolve({ status: response.statusCode ?? 0, type, text: Buffer.concat(parts).toString("utf8") });
      });
    });
    call.end(body ?? undefined);
  });
}

/** A key with characters that no header can hold ends here, before anybody was called. */
function begin({ address, method, headers, ip }: Sent) {
  const ask = address.protocol === "https:" ? secure : plain;
  try {
    return ask(address, { method, headers, agent: false, lookup: pinned(ip) });
  } catch (error) {
    throw new ProviderNotProcessed((error as NodeJS.ErrnoException).code ?? "it can't be sent");
  }
}

type Found = (error: null, address: string | { address: string; family: number }[], family?: number) => void;

/** Node asks this instead of the resolver, so the name can't be answered differently between the check and the call. */
const pinned = (ip: string) => (_host: string, options: { all?: boolean }, found: Found) =>
  options.all ? found(null, [{ address: ip, family: isIP(ip) }]) : found(null, ip, isIP(ip));
