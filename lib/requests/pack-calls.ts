import type { NotedRequest, RequestOwner } from "./note-request";
import { requestTime } from "./schema";

/**
 * A batch as the five parameters of `portico_log_requests`: calls that are alike but for id, duration and moment share a kind,
 * and an array of numbers or ids is text that PostgreSQL reads as it is.
 */
export function packCalls(batch: readonly NotedRequest[]): string[] {
  const known = new Map<string, number>();
  const kinds: object[] = [];
  const kindOf = (call: NotedRequest): number => {
    const key = keyOf(call);
    const n = known.get(key) ?? known.size;
    if (n === known.size) {
      const { id: _, ms: __, owner, ...rest } = call;
      known.set(key, n);
      kinds.push({ ...rest, ...owner, n });
    }
    return n;
  };
  const [ids, which, times, moments]: [string[], number[], number[], (number | undefined)[]] = [[], [], [], []];
  for (const call of batch) {
    ids.push(call.id);
    which.push(kindOf(call));
    times.push(call.ms);
    moments.push(requestTime(call.id)?.getTime());
  }
  return [JSON.stringify(kinds), ...[ids, which, times, moments].map((column) => `{${column.join()}}`)];
}

/** No value holds a NUL: what came from outside was rid of them, and an owner is spelled without. */
const keyOf = ({ method, route, status, reason, detail, origin, ip, owner }: NotedRequest): string =>
  [method, route, status, reason, detail, origin, ip, spelled(owner)].join("\0");

const spelled = (owner: RequestOwner) => ("hash" in owner ? owner.hash : JSON.stringify(owner));
