import type { Ctx } from "@/lib/context";
import { listIntegrations } from "@/lib/integrations";
import type { Integration } from "@/lib/integrations/present";
import { type Cursor, decodeCursor, nextCursor } from "@/lib/kit/cursor";
import { asGateways } from "./present";
import { isGateway } from "./require-gateway";
import type { Gateway, ListGateways } from "./schema";

/** The gateways of the key's company and environment, newest first. A company has few, so a page is cut from all of them. */
export async function listGateways(
  ctx: Ctx,
  { cursor, limit }: ListGateways,
): Promise<{ data: Gateway[]; nextCursor: string | null }> {
  const end = cursor ? decodeCursor(cursor) : null;
  const all = (await listIntegrations(ctx)).filter(isGateway);
  const rest = end ? all.filter((one) => isOlder(one, end)) : all;
  const data = await asGateways(ctx, rest.slice(0, limit));
  return { data, nextCursor: nextCursor(rest, limit) };
}

function isOlder({ createdAt, id }: Integration, { at, id: last }: Cursor): boolean {
  const [there, here] = [at.getTime(), createdAt.getTime()];
  return here < there || (here === there && id < last);
}
