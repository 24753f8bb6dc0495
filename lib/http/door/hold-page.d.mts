import type { ServerResponse } from "node:http";

export function holdPage<T>(res: ServerResponse, draw: () => T, longestMs?: number): T;
