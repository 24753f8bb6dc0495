import { createHmac } from "node:crypto";

/** What a request to the Auth API is signed over. `host` without scheme; `parameters` go into the query or the form as they are. */
export type Signed = {
  method: string;
  host: string;
  path: string;
  parameters: Readonly<Record<string, string>>;
  date: string;
};

type Key = { integrationKey: string; secret: string };

/** RFC 3986: a space is %20, and `! ' ( ) *` are encoded too. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

/** The parameters in the one spelling that is signed, which is also the one that is sent. */
export const parametersOf = (parameters: Readonly<Record<string, string>>): string =>
  Object.entries(parameters)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");

/** The text under the signature. Its last line is there even when there are no parameters. */
export const canonicalText = ({ method, host, path, parameters, date }: Signed): string =>
  [date, method.toUpperCase(), host.toLowerCase(), path, parametersOf(parameters)].join("\n");

/** The `Authorization` of a request: signature version 2 with HMAC-SHA-512. */
export function authorizationOf(signed: Signed, { integrationKey, secret }: Key): string {
  const signature = createHmac("sha512", secret).update(canonicalText(signed)).digest("hex");
  return `Basic ${Buffer.from(`${integrationKey}:${signature}`).toString("base64")}`;
}

/** The moment as Duo signs it, RFC 2822 with a numeric zone. */
export const dateOf = (now: Date): string => now.toUTCString().replace("GMT", "-0000");
