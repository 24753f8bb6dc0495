import { madeAt } from "@/lib/kit/ids";

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** When a request id was made, which is the time of its row: `req_…`, or the bare UUID of interfaces that promise one. Null for what is none. */
export const requestTime = (id: string): Date | null => madeAt(UUID_V7.test(id) ? `req_${id.replaceAll("-", "")}` : id);
