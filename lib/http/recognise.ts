import type { Ctx } from "@/lib/context";
import { admit, callerOf } from "@/lib/credentials";
import type { Caller } from "@/lib/credentials/caller";
import { newId } from "@/lib/kit/ids";
import { peerOf } from "@/lib/kit/peer";
import type { ApiRequest, Params } from "./call";
import type { BearerSurface, Surface } from "./surface";
import { hostOf, noteBrowser, requireHttps } from "./transport";

/** Who calls, by whatever opens the surface. */
export async function enter(
  surface: Surface,
  scope: string | null,
  request: ApiRequest,
  params: Params,
  requestId: string,
): Promise<Ctx> {
  if ("enter" in surface) {
    return surface.enter({ request, params, requestId, now: new Date(), ip: peerOf(request.headers) });
  }
  return admit(recognise(surface, scope, request, requestId));
}

/** A call's bearer, well-formed and not yet judged. */
export function recognise(
  surface: BearerSurface,
  scope: string | null,
  { headers }: Pick<ApiRequest, "headers">,
  requestId: string,
): Caller {
  const ip = peerOf(headers);
  const authorization = headers.get("authorization");
  requireHttps(headers);
  const caller = callerOf({
    authorization,
    accepts: surface.accepts,
    forAffiliates: surface.forAffiliates ?? false,
    scope,
    ip,
    host: hostOf(headers),
    now: new Date(),
    requestId,
  });
  noteBrowser(headers, requestId, ip);
  return caller;
}

/** Who calls with a bearer that opens this surface, for routes that are no endpoints. Throws what an endpoint would answer. */
export const admitted = (surface: BearerSurface, request: Pick<ApiRequest, "headers">): Promise<Ctx> =>
  admit(recognise(surface, null, request, newId("req")));
