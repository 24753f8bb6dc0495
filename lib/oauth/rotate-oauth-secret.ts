import { record } from "@/lib/audit";
import { type Ctx, transact } from "@/lib/context";
import type { GRACES } from "@/lib/credentials/schema";
import { conflict } from "@/lib/kit/errors";
import { addSeconds, DAY, HOUR } from "@/lib/kit/time";
import { requirePermission } from "@/lib/tenants";
import { changeClient, lockClient, NEEDS, newClientSecret, type OauthApp } from "./client-rows";
import type { RotateOauthSecret } from "./schema";

const SECONDS: Record<(typeof GRACES)[number], number> = {
  now: 0,
  "1h": HOUR,
  "24h": DAY,
  "3d": 3 * DAY,
  "7d": 7 * DAY,
};

/**
 * Gives a confidential app a new secret, shown once. The one before works until the grace is over; one older still ends at
 * once. Conflict for a public app. Needs `tenant:manage:api:credentials`.
 */
export async function rotateOauthSecret(
  ctx: Ctx,
  { id, grace }: RotateOauthSecret,
): Promise<OauthApp & { secret: string }> {
  requirePermission(ctx, NEEDS);
  const { plaintext, kept } = newClientSecret();
  return transact(ctx, async (ctx) => {
    const { type, secretHash } = await lockClient(ctx, id);
    if (type === "public") throw conflict("A public app has no secret");
    const graceUntil = addSeconds(ctx.now, SECONDS[grace]);
    const rotated = await changeClient(ctx, id, { ...kept, oldSecretHash: secretHash, graceUntil });
    await record(ctx, "oauth_client.secret_rotated", id, { grace, graceUntil, hint: kept.hint });
    return { ...rotated, secret: plaintext };
  });
}
