import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import { simulatorCharges } from "@/db/schema/integrations";
import type { Delivery } from "@/lib/connectors/contract";
import { type Ctx, transact, within } from "@/lib/context";
import { presentCharge } from "./present";

/** What the simulated provider posts about a charge: its bytes, signed with the secret both sides know. Null when it has no such charge. */
export async function composeCallback(
  ctx: Ctx,
  { chargeId, secret }: { chargeId: string; secret: string },
): Promise<Pick<Delivery, "raw" | "headers"> | null> {
  const [charge] = await transact(ctx, ({ db }) =>
    db
      .select()
      .from(simulatorCharges)
      .where(within(ctx, simulatorCharges, eq(simulatorCharges.id, chargeId))),
  );
  if (!charge) return null;
  const raw = Buffer.from(JSON.stringify(presentCharge(charge, ctx.now)));
  const signature = createHmac("sha256", secret).update(raw).digest("hex");
  return { raw, headers: new Headers({ "content-type": "application/json", "simulator-signature": signature }) };
}
