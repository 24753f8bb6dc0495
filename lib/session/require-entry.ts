import { type Pool, pool } from "@/db/client";
import { forbidden } from "@/lib/kit/errors";
import { policiesOf } from "@/lib/second-factor";
import type { Sight } from "./sight";

/** The companies whose demanded Duo this session has not got past. For pages that offer companies besides the one it is in. */
export async function closedCompanies(
  { userId, passed }: Pick<Sight, "userId" | "passed">,
  chosen: Pool = pool(),
): Promise<ReadonlySet<string>> {
  const policies = await policiesOf({ pool: chosen, userId });
  const owed = policies.filter(
    ({ mode, integrationId }) => mode === "required" && !Object.hasOwn(passed, integrationId),
  );
  return new Set(owed.map(({ companyId }) => companyId));
}

/** Throws forbidden when a session may not act in this company before its person got past the company's Duo. */
export async function requireEntry(
  sight: Pick<Sight, "userId" | "passed">,
  companyId: string,
  chosen: Pool = pool(),
): Promise<void> {
  if (!(await closedCompanies(sight, chosen)).has(companyId)) return;
  throw forbidden("This company asks for Duo first. Open it in the portal, confirm there, and come back.");
}
