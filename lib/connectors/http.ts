import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { log } from "@/lib/kit/log";
import type { Environment } from "@/lib/kit/zod";
import type { Http, HttpInit } from "./contract";
import { ProviderNotProcessed, ProviderRejected, ProviderUnknown } from "./errors";
import { addressAt } from "./origins";
import { isPublicAddress } from "./public-address";
import { type Answer, send } from "./send";

/** What a call came to, for the log. The address is without its query, and nothing of either body is in it. */
export type CallNote = {
  connectorId: string;
  method: string;
  path: string;
  status: number;
  ms: number;
  outcome: string;
};

export type Door = {
  environment?: Environment;
  connectorId: string;
  origin: string;
  /** Further origins of the same provider, by the names its connector calls them. */
  otherOrigins?: Readonly<Record<string, string>>;
  /** The connector's own proof of who is calling. */
  headers: Record<string, string>;
  timeoutMs?: number;
  maxBytes?: number;
  retryAfterMs?: number;
  /** Names to addresses; the system's resolver. */
  resolve?: (host: string) => Promise<string[]>;
  /** Which addresses may be called; the public ones. Tests let their own machine in. */
  mayCall?: (ip: string) => boolean;
  note?: (note: CallNote) => void;
};

const TIMEOUT_MS = 15_000;
const MOST_BYTES = 64 * 1024;
const RETRY_AFTER_MS = 250;
const LONGEST_POLL_MS = 75_000;

/**
 * The only outgoing client: one origin, one vetted address, no redirects, 15 s, 64 KiB, and one more try
 * only when the request surely did not run.
 */
export function createHttp(door: Door): Http {
  const http = async (path: string, init: HttpInit = {}): Promise<unknown> => {
    const started = Date.now();
    const method = init.method ?? (hasBody(init) ? "POST" : "GET");
    const { connectorId, note = noteCall } = door;
    const told = { connectorId, method, path: path.split("?")[0] ?? "" };
    try {
      const answer = await tryTwice(door, path, method, init);
      note({ ...told, status: answer.status, ms: Date.now() - started, outcome: "ok" });
      return init.answer === "text" ? answer.text : read(answer);
    } catch (error) {
      note({ ...told, status: statusOf(error), ms: Date.now() - started, outcome: nameOf(error) });
      throw error;
    }
  };
  return Object.assign(http, door.environment && { environment: door.environment });
}

const hasBody = ({ body, form, text }: HttpInit) => body !== undefined || form !== undefined || text !== undefined;
const statusOf = (error: unknown) => (error instanceof ProviderRejected ? error.status : 0);
const nameOf = (error: unknown) => (error instanceof Error ? error.name : "error");

const noteCall = (note: CallNote) => log().info(note, "provider call");

async function tryTwice(door: Door, path: string, method: string, init: HttpInit): Promise<Answer> {
  try {
    return await attempt(door, path, method, init);
  } catch (error) {
    if (!(error instanceof ProviderNotProcessed) || !WORTH_REPEATING.has(error.why)) throw error;
    await new Promise((resolve) => setTimeout(resolve, door.retryAfterMs ?? RETRY_AFTER_MS));
    return attempt(door, path, method, init);
  }
}

/** A refused key stays refused; these may have passed a moment later. */
const WORTH_REPEATING = new Set(["ECONNREFUSED", "ECONNRESET", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH", "http 429"]);

async function attempt(door: Door, path: string, method: string, init: HttpInit): Promise<Answer> {
  const address = addressAt(originAt(door, init.at), path);
  const answer = await send({
    address,
    ip: await vettedAddress(address.hostname, door),
    method,
    ...bodyOf(init, door.headers),
    timeoutMs: Math.min(init.timeoutMs ?? door.timeoutMs ?? TIMEOUT_MS, LONGEST_POLL_MS),
    maxBytes: door.maxBytes ?? MOST_BYTES,
  });
  judge(answer);
  return answer;
}

function originAt({ origin, otherOrigins }: Door, name: string | undefined): string {
  if (name === undefined) return origin;
  const other = otherOrigins?.[name];
  if (!other) throw new ProviderNotProcessed("the provider has no such address here");
  return other;
}

/** Resolves once. One private address among the answers is enough to refuse them all. */
async function vettedAddress(
  hostname: string,
  { resolve = resolveName, mayCall = isPublicAddress }: Door,
): Promise<string> {
  const host = hostname.replace(/^\[|\]$/g, "");
  const found = isIP(host) ? [host] : await resolve(host);
  const [first] = found;
  if (!first || !found.every(mayCall)) throw new ProviderNotProcessed("the address is not public");
  return first;
}

async function resolveName(host: string): Promise<string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch (error) {
    throw new ProviderNotProcessed((error as NodeJS.ErrnoException).code ?? "no such host");
  }
}

function bodyOf(init: HttpInit, proof: Record<string, string>) {
  const usual = { accept: "application/json", "user-agent": "Portico" };
  const text = textOf(init);
  if (text === null) return { body: null, headers: { ...usual, ...init.headers, ...proof } };
  const type = init.text?.type ?? (init.form ? "application/x-www-form-urlencoded" : "application/json");
  const content = { "content-type": type, "content-length": String(Buffer.byteLength(text)) };
  return { body: text, headers: { ...usual, ...content, ...init.headers, ...proof } };
}

function textOf({ body, form, text }: HttpInit): string | null {
  if (text) return text.content;
  if (form) return new URLSearchParams(form).toString();
  return body === undefined ? null : JSON.stringify(body);
}

/** 401, 403 and 429 come before any work; other 4xx are final; the rest leaves open what happened. */
function judge(answer: Answer): void {
  const { status } = answer;
  if (status >= 200 && status < 300) return;
  if (status === 401 || status === 403 || status === 429) throw new ProviderNotProcessed(`http ${status}`);
  if (status >= 400 && status < 500 && status !== 408)
    throw new ProviderRejected(`http_${status}`, status, readLoosely(answer));
  throw new ProviderUnknown(`http ${status}`);
}

const isJson = ({ type }: Answer) => /[/+]json\b/i.test(type);

function read(answer: Answer): unknown {
  if (!isJson(answer)) return answer.text;
  try {
    return JSON.parse(answer.text);
  } catch {
    throw new ProviderUnknown("the answer is not the JSON it says it is");
  }
}

function readLoosely(answer: Answer): unknown {
  try {
    return read(answer);
  } catch {
    return answer.text;
  }
}
