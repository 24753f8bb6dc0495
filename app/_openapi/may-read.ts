import { admitted, crmApi } from "@/lib/http";
import { findSight, placesOf } from "@/lib/session";
import type { Brand } from "./crm-document";

/** Whether the person at the keyboard may read this brand's documentation: `stranger` when nobody has signed in. */
export async function personMayRead(brand: Brand | null): Promise<"yes" | "no" | "stranger"> {
  if (!brand?.docsNeedSignIn) return "yes";
  const sight = await findSight();
  if (!sight) return "stranger";
  const places = await placesOf(sight.userId);
  return places.some(({ companyId }) => companyId === brand.companyId) ? "yes" : "no";
}

/** The same for a program, which shows a credential of the brand. Throws what an endpoint would answer when it may not. */
export async function requireReader(brand: Brand | null, request: Request): Promise<void> {
  const { headers } = request;
  if (!headers.has("authorization") && (await personMayRead(brand)) === "yes") return;
  if (brand?.docsNeedSignIn) await admitted(crmApi, { headers });
}
