import type { ApiRequest, Params, Reply } from "@/lib/http/call";
import type { Endpoint } from "@/lib/http/endpoint";

const FORM_TYPE = /^application\/x-www-form-urlencoded[ \t]*(?:;|$)/i;
const MOST_BYTES = 4096;

/**
 * Lets a plain HTML form call an endpoint, so that the checkout needs no script. The form's fields become the JSON body;
 * the answer becomes a 303: to where the payer goes on, or back to the checkout with what went wrong.
 */
export function alsoAsForm(json: Endpoint): Endpoint {
  const reply = async (request: ApiRequest, params: Params, pattern?: string): Promise<Reply> => {
    if (!FORM_TYPE.test(request.headers.get("content-type") ?? "")) return json.reply(request, params, pattern);
    return seeOther(await json.reply(await asJson(request), params, pattern), request, params);
  };
  const route = async (request: Request, { params }: { params: Promise<Params | undefined> }) => {
    const { status, headers, body } = await reply(request, (await params) ?? {});
    return new Response(body, { status, headers });
  };
  return Object.assign(route, { spec: json.spec, reply });
}

async function asJson(request: ApiRequest): Promise<ApiRequest> {
  const fields = Object.fromEntries(new URLSearchParams(await textOf(request)));
  const body = new TextEncoder().encode(JSON.stringify(fields));
  const ours: Params = { "content-type": "application/json", "content-length": String(body.length) };
  const headers = { get: (name: string) => ours[name.toLowerCase()] ?? request.headers.get(name) };
  return { method: request.method, url: request.url, headers, take: async () => body };
}

/** The form's text; nothing when it is longer than any form of ours, which then reads as a form without its fields. */
async function textOf(request: ApiRequest): Promise<string> {
  if (request.take) return new TextDecoder().decode((await request.take(MOST_BYTES)) ?? undefined);
  const isShort = Number(request.headers.get("content-length") ?? MOST_BYTES + 1) <= MOST_BYTES;
  return isShort ? new Response(request.body).text() : "";
}

type Answered = { data?: { redirectUrl?: string }; code?: string };

function seeOther({ status, headers, body }: Reply, request: ApiRequest, params: Params): Reply {
  const { "content-type": _, ...rest } = headers;
  const { data, code = "internal_error" }: Answered = JSON.parse(body ?? "{}");
  const location = status === 200 && data?.redirectUrl ? data.redirectUrl : backTo(request, params, code);
  return { status: 303, headers: { ...rest, location }, body: null };
}

/** The page the form was on, by the address it was signed with. A forged one leads to the page that says so. */
function backTo({ url }: ApiRequest, { id = "" }: Params, code: string): string {
  const { searchParams } = new URL(url, "http://portico.invalid");
  const kept = new URLSearchParams();
  for (const name of ["expires", "signature"]) for (const value of searchParams.getAll(name)) kept.append(name, value);
  kept.set("error", code);
  return `/pay/${encodeURIComponent(id)}?${kept}`;
}
