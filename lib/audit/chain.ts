import { createHmac } from "node:crypto";
import { env } from "@/lib/kit/env";

/** What one link of the chain covers. Everything a reader relies on is in it. */
export type Link = {
  tenantId: string;
  companyId: string | null;
  environment: string | null;
  sequence: number;
  actorKind: string;
  actorId: string;
  action: string;
  targetId: string;
  detail: unknown;
  ip: string | null;
  requestId: string;
  createdAt: Date;
  previousHash: string;
};

export const FIRST_HASH = "0".repeat(64);

/** Keys in order, so that what PostgreSQL gives back hashes like what was written. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}

/** HMAC-SHA-256 over a link under a key only the server has, so nobody with the database alone can forge a chain. */
export function hashOf(link: Link): string {
  const text = JSON.stringify(ordered({ ...link, createdAt: link.createdAt.toISOString() }));
  return createHmac("sha256", `audit:${env().AUTH_SECRET}`).update(text).digest("hex");
}
