import type { Ctx } from "@/lib/context";
import { CreateAccessToken, scopesFor } from "@/lib/credentials/schema";
import { fieldsOf } from "@/lib/kit/fields";
import { addSeconds, DAY, dayIn } from "@/lib/kit/time";

/** What the dialogs of access tokens need to know: the fields' rules, the permissions, and the earliest day in the brand's zone. */
export function frameOf({ now }: Pick<Ctx, "now">, zone: string) {
  const tomorrow = dayIn(addSeconds(new Date(`${dayIn(now, zone)}T00:00:00Z`), DAY));
  return { fields: fieldsOf(CreateAccessToken), permissions: scopesFor("access_token"), tomorrow, zone };
}
