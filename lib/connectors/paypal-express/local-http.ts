import type { LocalAnswer, LocalProvider } from "../conformance-local";
import { type Http, type HttpInit, ProviderNotProcessed, ProviderRejected, ProviderUnknown } from "../contract";

const ORIGINS: Readonly<Record<string, string>> = {
  nvp: "https://api-3t.sandbox.paypal.com",
  rest: "https://api-m.sandbox.paypal.com",
  ipn: "https://ipnpb.sandbox.paypal.com",
};

/** A local provider as a connector sees it, without a network between; answers mean what they mean to the real client. */
export function httpTo(local: Pick<LocalProvider, "answer">): Http {
  return async (path, init = {}) => {
    const body = bodyOf(init);
    const { pathname, searchParams: query } = new URL(path, "https://local");
    const method = init.method ?? (body === "" ? "GET" : "POST");
    const origin = ORIGINS[init.at ?? "nvp"] ?? "";
    const headers = new Headers({ ...init.headers, "content-type": init.text?.type ?? "application/json" });
    return meaningOf(await local.answer({ origin, method, path: pathname, query, headers, body }));
  };
}

function meaningOf({ status = 200, body }: LocalAnswer): unknown {
  if (status < 300) return structuredClone(body);
  if ([401, 403, 429].includes(status)) throw new ProviderNotProcessed(`http ${status}`);
  if (status < 500) throw new ProviderRejected(`http_${status}`, status, body);
  throw new ProviderUnknown(`http ${status}`);
}

function bodyOf({ text, form, body }: HttpInit): string {
  if (text) return text.content;
  if (form) return new URLSearchParams(form).toString();
  return body === undefined ? "" : JSON.stringify(body);
}
