import { type Pool, pool } from "@/db/client";

type Use = {
  usedAt: Date | null;
  usedIp: string | null;
  deniedAt: Date | null;
  deniedIp: string | null;
  deniedReason: string | null;
};
type Waiting = { uses: Map<string, Use>; timer: NodeJS.Timeout | null };

const SHARED = Symbol.for("portico.usage");
const shared = globalThis as { [SHARED]?: Waiting };
const BATCH_MS = 1000;

function waiting(): Waiting {
  shared[SHARED] ??= { uses: new Map(), timer: null };
  return shared[SHARED];
}

function useOf(credentialId: string): Use {
  const { uses } = waiting();
  let use = uses.get(credentialId);
  if (!use) {
    use = { usedAt: null, usedIp: null, deniedAt: null, deniedIp: null, deniedReason: null };
    uses.set(credentialId, use);
  }
  schedule();
  return use;
}

/** Remembers that a credential was used. Written with others once a second: a crash loses at most that second. */
export function noteUse(credentialId: string, at: Date, ip: string | null): void {
  const use = useOf(credentialId);
  use.usedAt = at;
  use.usedIp = ip;
}

/** Remembers the last refusal of a credential and why. */
export function noteRefusal(credentialId: string, at: Date, ip: string | null, reason: string): void {
  const use = useOf(credentialId);
  use.deniedAt = at;
  use.deniedIp = ip;
  use.deniedReason = reason;
}

function schedule(): void {
  const state = waiting();
  if (state.timer) return;
  state.timer = setTimeout(() => void flushUses().catch(() => undefined), BATCH_MS);
  state.timer.unref();
}

/** Writes what is waiting. Called by the timer, and once more when the server closes. A failed write is kept for the next one. */
export async function flushUses(chosen: Pool = pool()): Promise<void> {
  const state = waiting();
  if (state.timer) clearTimeout(state.timer);
  state.timer = null;
  if (state.uses.size === 0) return;
  const batch = state.uses;
  state.uses = new Map();
  const rows = [...batch.entries()];
  try {
    await chosen.sql`select portico_note_uses(
      ${rows.map(([id]) => id)}, ${rows.map(([, use]) => use.usedAt?.toISOString() ?? null)}, ${rows.map(([, use]) => use.usedIp)},
      ${rows.map(([, use]) => use.deniedAt?.toISOString() ?? null)}, ${rows.map(([, use]) => use.deniedIp)}, ${rows.map(([, use]) => use.deniedReason)})`;
  } catch (error) {
    for (const [id, use] of rows) if (!state.uses.has(id)) state.uses.set(id, use);
    schedule();
    throw error;
  }
}
