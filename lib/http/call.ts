/** What an endpoint reads of a request. A `Request` is one; so is the server entry's cheap stand-in for it. */
export type ApiRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body?: ReadableStream<Uint8Array> | null;
  /** The stand-in's way to the body: all of it, or null when it is longer than `limit` bytes. */
  take?(limit: number): Promise<Uint8Array | null>;
};

/** The values of the `[name]` folders of a route, decoded. */
export type Params = Record<string, string>;

/** An answer as plain values, so that the server entry writes it without building a `Response`. */
export type Reply = { status: number; headers: Record<string, string>; body: string | null };

/** The query of an address, without its question mark; addresses come with and without an origin. */
export function queryOf(url: string): string {
  const mark = url.indexOf("?");
  return mark < 0 ? "" : url.slice(mark + 1);
}

/** The path of an address, without origin and query. */
export function pathOf(url: string): string {
  const start = url.startsWith("/") ? 0 : url.indexOf("/", url.indexOf("://") + 3);
  const mark = url.indexOf("?");
  return url.slice(start, mark < 0 ? undefined : mark);
}

/** The path with the names of its parts in place of what stands there, for whoever was not told the pattern. */
export function patternOf(path: string, params: Params): string {
  const names = new Map(Object.entries(params).map(([name, value]) => [encodeURIComponent(value), `{${name}}`]));
  if (names.size === 0) return path;
  return path
    .split("/")
    .map((segment) => names.get(segment) ?? names.get(encodeURIComponent(segment)) ?? segment)
    .join("/");
}
