const CONNECTIONS = [1, 4, 16, 64];
const STOCK_CONNECTIONS = [16];

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32), so that a run can be repeated in its order. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The measurements of one round in a new order, so that neither a warmer machine nor a fuller table favours anybody. */
export function planOf(names, pick) {
  const plan = names.flatMap((name) =>
    (name === "stock" ? STOCK_CONNECTIONS : CONNECTIONS).map((connections) => ({ name, connections })),
  );
  return shuffled(plan, pick);
}

/** The same things in another order, by Fisher and Yates. */
export function shuffled(things, pick) {
  const plan = [...things];
  for (let last = plan.length - 1; last > 0; last--) {
    const other = Math.floor(pick() * (last + 1));
    [plan[last], plan[other]] = [plan[other], plan[last]];
  }
  return plan;
}
