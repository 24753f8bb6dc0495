import { and, count, eq, isNotNull, isNull } from "drizzle-orm";
import { mfaFactors, recoveryCodes } from "@/db/schema/second-factor";
import type { Person } from "./person";

export type Factors = {
  /** Since when an authenticator app is in use. */
  totpSince: Date | null;
  /** Duo installations the person named as their own factor. */
  duo: string[];
  codesLeft: number;
};

/** What a person can prove beside their password. */
export async function factorsOf({ pool, userId }: Omit<Person, "now">): Promise<Factors> {
  const [rows, [left]] = await Promise.all([
    pool.db
      .select({ kind: mfaFactors.kind, integrationId: mfaFactors.integrationId, confirmedAt: mfaFactors.confirmedAt })
      .from(mfaFactors)
      .where(and(eq(mfaFactors.userId, userId), isNotNull(mfaFactors.confirmedAt))),
    pool.db
      .select({ codes: count() })
      .from(recoveryCodes)
      .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt))),
  ]);
  return {
    totpSince: rows.find(({ kind }) => kind === "totp")?.confirmedAt ?? null,
    duo: rows.flatMap(({ integrationId }) => (integrationId === null ? [] : [integrationId])),
    codesLeft: left?.codes ?? 0,
  };
}
