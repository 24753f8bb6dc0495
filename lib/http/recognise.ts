import type { Ctx } from "@/lib/context";
import { admit, callerOf } from "@/lib/credentials";
import type { Caller } from "@/lib/credentials/caller";
import { peerOf } from "@/lib/kit/peer";
import type { ApiRequest, Params } from "./call";
import type { BearerSurface, OpenSurface } from "./surface";
import { bearerOwner, newTrace, type Trace } from "./trace";
import { hostOf, noteBrowser, requireHttps } from "./transport";

/** Who calls an interface that something else than a bearer opens. */
export async function enter(surface: OpenSurface, request: ApiRequest, params: Params, trace: Trace): Promise<Ctx> {
  trace.ip = peerOf(request.headers);
  const ctx = await surface.enter({ request, params, requestId: trace.requestId, now: new Date(), ip: trace.ip });
  trace.owner = { tenant: ctx.tenantId, company: ctx.companyId, environment: ctx.environment };
  return ctx;
}

/** A call's bearer, well-formed and not yet judged. */
export function recognise(
  surface: BearerSurface,
  scope: string | null,
  { headers }: Pick<ApiRequest, "headers">,
  trace: Trace,
): Caller {
  const { requestId } = trace;
  const ip = peerOf(headers);
  trace.ip = ip;
  trace.origin = headers.get("origin");
  try {
    requireHttps(headers);
    const caller = callerOf({
      authorization: headers.get("authorization"),
      accepts: surface.accepts,
      forAffiliates: surface.forAffiliates ?? false,
      scope,
      ip,
      host: hostOf(headers),
      now: new Date(),
      requestId,
    });
    trace.owner = { hash: caller.secretHash };
    noteBrowser(trace);
    return caller;
  } catch (error) {
    trace.owner = bearerOwner({ headers });
    throw error;
  }
}

/** Who calls with a bearer that opens this surface, for routes that are no endpoints. Throws what an endpoint would answer. */
export const admitted = (surface: BearerSurface, request: Pick<ApiRequest, "headers">): Promise<Ctx> =>
  admit(recognise(surface, null, request, newTrace()));
