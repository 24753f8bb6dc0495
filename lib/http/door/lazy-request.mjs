import { Readable } from "node:stream";

const MOST_BYTES = 1 << 20;

/** A `Request` for the price of an object: what endpoints read is answered from Node's own request, the rest builds a real one. */
export class LazyRequest {
  #incoming;
  #real;

  constructor(incoming) {
    this.#incoming = incoming;
    this.method = incoming.method;
    this.headers = { get: (name) => headerOf(incoming, name) };
  }

  /** Where the caller meant to be is in the Host header, which may hold anything; an address built with it might be none. */
  get url() {
    return `http://localhost${this.#incoming.url}`;
  }

  /** The whole body, or null as soon as it is longer than `limit` bytes. */
  take(limit) {
    return collect(this.#incoming, limit);
  }

  async arrayBuffer() {
    const bytes = await this.take(MOST_BYTES);
    if (bytes === null) throw new RangeError("body too large");
    return new Uint8Array(bytes).buffer;
  }

  async text() {
    return new TextDecoder().decode(await this.arrayBuffer());
  }

  get real() {
    this.#real ??= realRequest(this.#incoming, this.url);
    return this.#real;
  }
}

for (const name of ["blob", "bytes", "clone", "formData", "json"]) {
  LazyRequest.prototype[name] = function (...given) {
    return this.real[name](...given);
  };
}
for (const name of ["body", "bodyUsed", "signal", "destination", "redirect", "mode", "credentials"]) {
  Object.defineProperty(LazyRequest.prototype, name, {
    get() {
      return this.real[name];
    },
  });
}

function headerOf({ headers }, name) {
  const value = headers[name] ?? headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(", ") : (value ?? null);
}

function realRequest(incoming, url) {
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  const bare = incoming.method === "GET" || incoming.method === "HEAD";
  return new Request(url, {
    method: incoming.method,
    headers,
    ...(bare ? {} : { body: Readable.toWeb(incoming), duplex: "half" }),
  });
}

function collect(incoming, limit) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let length = 0;
    incoming.on("data", (chunk) => {
      length += chunk.length;
      if (length > limit) resolve(null);
      else chunks.push(chunk);
    });
    incoming.on("end", () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    // Every request closes; only the error that is needed is made, because its stack is what costs.
    incoming.on("close", () => incoming.readableEnded || reject(hungUp()));
    incoming.on("error", reject);
  });
}

const hungUp = () => Object.assign(new Error("the caller hung up"), { code: "ECONNRESET" });
