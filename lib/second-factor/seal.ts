import { env } from "@/lib/kit/env";
import { keyIdOf, openWith, type SealedPlace, sealWith } from "@/lib/kit/seal";

const placeOf = (userId: string, row: string): SealedPlace => ({ tenantId: `person:${userId}`, row, field: "totp" });

/** Seals a person's own secret. People have no tenant, so the operator's key seals it, for this row of this person alone. */
export const sealForPerson = (userId: string, row: string, plaintext: string): string =>
  sealWith(env().SEAL_KEY, placeOf(userId, row), plaintext);

/** Opens what `sealForPerson` made, under any key on the ring. */
export const openForPerson = (userId: string, row: string, sealed: string): string =>
  openWith(env().SEAL_KEY, placeOf(userId, row), sealed);

/** Whether a key that is on its way out sealed it, so that it should be sealed anew. */
export const isSealedByOldKey = (sealed: string): boolean => keyIdOf(sealed) !== env().SEAL_KEY[0].id;
