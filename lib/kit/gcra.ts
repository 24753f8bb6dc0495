/** A limit per key that lets `burst` calls through at once and then `perSecond` a second. */
export type Gcra = {
  /** Counts a call: 0 when it may pass, else the seconds to wait. A refused call costs the caller nothing. */
  take(key: string, nowMs: number): number;
  /** What `take` would answer, without counting. */
  peek(key: string, nowMs: number): number;
};

type Rule = { perSecond: number; burst: number; maxKeys?: number };

/**
 * GCRA in this process's memory: one number per key, the time at which all its calls are paid off. Never holds more than
 * `maxKeys`; keys that owe nothing go first, then those not heard of longest.
 */
export function createGcra({ perSecond, burst, maxKeys = 50_000 }: Rule): Gcra {
  const paidOff = new Map<string, number>();
  const cost = 1000 / perSecond;
  const patience = cost * burst;

  const next = (key: string, nowMs: number) => Math.max(paidOff.get(key) ?? nowMs, nowMs) + cost;
  const waitFor = (due: number, nowMs: number) => {
    const over = due - patience - nowMs;
    return over > 1e-6 ? Math.max(1, Math.ceil(over / 1000)) : 0;
  };

  return {
    peek: (key, nowMs) => waitFor(next(key, nowMs), nowMs),
    take(key, nowMs) {
      const due = next(key, nowMs);
      const wait = waitFor(due, nowMs);
      if (wait > 0) return wait;
      paidOff.delete(key);
      if (paidOff.size >= maxKeys) makeRoom(paidOff, maxKeys, nowMs);
      paidOff.set(key, due);
      return 0;
    },
  };
}

/** Frees a tenth at a time, so that a full table is not swept on every call. */
function makeRoom(paidOff: Map<string, number>, maxKeys: number, nowMs: number): void {
  for (const [key, due] of paidOff) if (due <= nowMs) paidOff.delete(key);
  const surplus = paidOff.size - Math.floor(maxKeys * 0.9);
  for (const key of [...paidOff.keys()].slice(0, Math.max(0, surplus))) paidOff.delete(key);
}
