import type { RequestOwner } from "@/lib/requests/note-request";
import type { ApiRequest } from "./call";
import { namedClientOf } from "./client-authentication";
import { bearerOwner } from "./trace";

const CLIENT_ID = /^[\w-]{1,64}$/;

/** The client a call to the token endpoint names, whether or not it is believed; null when it can't be anybody's. */
export function clientOwner(
  request: Pick<ApiRequest, "headers">,
  form: ReadonlyMap<string, string>,
): RequestOwner | null {
  const client = nameIn(request, form);
  return client !== null && CLIENT_ID.test(client) ? { client } : null;
}

function nameIn(request: Pick<ApiRequest, "headers">, form: ReadonlyMap<string, string>): string | null {
  try {
    return namedClientOf(request, form).clientId;
  } catch {
    return null;
  }
}

/** Whoever was just given a bearer: the call that fetched it belongs to the same credential. */
export function mintedOwner(body: object | null): RequestOwner | null {
  const token = body && "access_token" in body ? body.access_token : null;
  return typeof token === "string" ? bearerOwner({ headers: new Headers({ authorization: `Bearer ${token}` }) }) : null;
}
