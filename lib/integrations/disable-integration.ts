import type { Ctx } from "@/lib/context";
import type { Integration } from "./present";
import { switchIntegration } from "./switch-integration";

/** Offers an integration no more. Payments under way through it still end, and can still be refunded. Throws not_found. */
export const disableIntegration = (ctx: Ctx, { id }: { id: string }): Promise<Integration> =>
  switchIntegration(ctx, id, false);
