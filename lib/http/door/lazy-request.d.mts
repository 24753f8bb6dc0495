import type { IncomingMessage } from "node:http";

export class LazyRequest {
  constructor(incoming: IncomingMessage);
  readonly method: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: ReadableStream<Uint8Array> | null;
  take(limit: number): Promise<Uint8Array | null>;
  arrayBuffer(): Promise<ArrayBuffer>;
  text(): Promise<string>;
  json(): Promise<unknown>;
  formData(): Promise<FormData>;
  clone(): Request;
}
