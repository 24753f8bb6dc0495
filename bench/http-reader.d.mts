export function createReader(): { push(chunk: Buffer): { status: number; body: Buffer } | null };
