import { z } from "zod";
import type { Environment } from "@/lib/kit/zod";
import { type Fetch, runScript, ScriptFailed, valuesOf } from "@/lib/sandbox";
import { type Http, type HttpInit, ProviderNotProcessed, ProviderRejected, ProviderUnknown } from "../contract";
import type { Settings } from "./settings";

const Init = z.object({
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).optional(),
  headers: z.record(z.string().max(100), z.string().max(4000)).default({}),
  body: z
    .string()
    .max(256 * 1024)
    .optional(),
});

/** The scripts' network: https, hosts the script itself declares for this mode, and the one outgoing client. */
export function fetchThrough(http: Http): Fetch {
  return async (given, init) => {
    const url = URL.canParse(given) ? new URL(given) : null;
    if (url?.protocol !== "https:") throw new ProviderNotProcessed("a script fetches https addresses");
    try {
      return { status: 200, body: asText(await http(`${url.pathname}${url.search}`, requestOf(url, init))) };
    } catch (error) {
      if (error instanceof ProviderRejected) return { status: error.status, body: asText(error.answer) };
      throw error;
    }
  };
}

/** What says where a request goes and where it ends; with these a script could lead it past the hosts it declares. */
const OURS = /^(?:host|content-length|connection|transfer-encoding|te|trailer|upgrade|expect|keep-alive|proxy-.*)$/i;

function requestOf({ host }: URL, init: unknown): HttpInit {
  const { method, headers: given, body } = Init.parse(init);
  const headers = Object.fromEntries(Object.entries(given).filter(([name]) => !OURS.test(name.trim())));
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "text/plain";
  return { ...(method && { method }), headers, ...(body !== undefined && { text: { type, content: body } }), at: host };
}

const asText = (answer: unknown) => (typeof answer === "string" ? answer : JSON.stringify(answer ?? null));

type Call = { http: Http; settings: Settings; call: string | null; input: unknown; now?: Date };

/**
 * Calls one function of the installed script and reads what it gives. What its fetches met keeps its class; a script that
 * fails of itself before any fetch has done nothing at the provider, and after one nobody knows.
 */
export async function callScript<T extends z.ZodType>(schema: T, wanted: Call): Promise<z.output<T>> {
  const { http, settings, call, input, now = new Date() } = wanted;
  const { source, note } = settings;
  if (source === undefined) throw new ProviderNotProcessed("the script is not there");
  const context = { settings: valuesOf(settings.values ?? ""), mode: modeOf(settings), now: now.toISOString() };
  let fetched = false;
  const fetch: Fetch = async (url, init) => {
    fetched = true;
    return fetchThrough(http)(url, init);
  };
  try {
    return schema.parse(await runScript({ source, call, input, context, fetch, ...(note && { note }) }));
  } catch (error) {
    throw classOf(error, fetched);
  }
}

const modeOf = ({ mode }: Settings): "test" | "live" => mode ?? "test";

function classOf(error: unknown, fetched: boolean): Error {
  const cause = error instanceof ScriptFailed ? error.cause : null;
  if (cause instanceof ProviderNotProcessed || cause instanceof ProviderUnknown) return cause;
  const why = error instanceof ScriptFailed ? `the script failed: ${error.message}` : "the script gave something else";
  return fetched ? new ProviderUnknown(why) : new ProviderNotProcessed(why);
}

/** The origins a script names for one environment, by their hosts. */
export function originsOf({ hosts }: Settings, environment: Environment): Record<string, string> {
  const named = hosts?.[environment === "production" ? "live" : "test"] ?? [];
  return Object.fromEntries(named.map((host) => [host, `https://${host}`]));
}
