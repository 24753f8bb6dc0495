import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { ApiRequest, Params, Reply } from "../call";

export type Replies = { reply(request: ApiRequest, params: Params, route?: string): Promise<Reply> };

/** What instrumentation.ts publishes for the server entry. */
export type Table = {
  operations: readonly { method: string; path: string; endpoint: Replies }[];
  /** Paths of routes that are no endpoints; named so that an endpoint's pattern does not swallow them. */
  plain: readonly string[];
  refusal(code: "not_found" | "method_not_allowed", path: string, allow?: string, request?: ApiRequest): Reply;
};

type Order = {
  table: Table;
  peerHeader: string;
  next(req: IncomingMessage, res: ServerResponse): unknown;
  state?: { closing: boolean };
};

export function createDispatcher(order: Order): RequestListener;
