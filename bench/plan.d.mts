export function random(seed: number): () => number;
export function planOf(names: readonly string[], pick: () => number): { name: string; connections: number }[];
export function shuffled<T>(things: readonly T[], pick: () => number): T[];
