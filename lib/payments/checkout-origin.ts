import type { Pool } from "@/db/client";
import { env } from "@/lib/kit/env";
import { findBrand } from "@/lib/tenants";

/** A name of several parts that ends in letters: no address and no bare name, so those cost no question. */
const CAN_BE_REGISTERED = /\.[a-z][a-z0-9-]*(?::\d+)?$/i;

/**
 * Where a payer is sent: the brand's own host when the call came to one, else the installation's address. A host counts only
 * when it is registered, and the judge has let nobody in at another brand's; it speaks what the installation speaks.
 */
export async function checkoutOrigin({ pool, host }: { pool: Pool; host?: string | null }): Promise<string> {
  const { PUBLIC_URL } = env();
  const ours = new URL(PUBLIC_URL);
  if (!host || host === ours.host || !CAN_BE_REGISTERED.test(host)) return PUBLIC_URL;
  return (await findBrand(host, pool)) ? `${ours.protocol}//${host}` : PUBLIC_URL;
}
