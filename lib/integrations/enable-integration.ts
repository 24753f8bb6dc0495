import type { Ctx } from "@/lib/context";
import type { Integration } from "./present";
import { switchIntegration } from "./switch-integration";

/** Offers an integration again. Throws not_found. */
export const enableIntegration = (ctx: Ctx, { id }: { id: string }): Promise<Integration> =>
  switchIntegration(ctx, id, true);
