import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const signatureOf = (text: string, secret: string) => createHmac("sha512", secret).update(text).digest();

const Header = z.object({ alg: z.literal("HS512") });

/** A token signed with HS512. */
export function signToken(claims: Record<string, unknown>, secret: string): string {
  const text = `${encode({ alg: "HS512" })}.${encode(claims)}`;
  return `${text}.${signatureOf(text, secret).toString("base64url")}`;
}

/** The claims of a token signed with HS512 and this secret, or null: no other algorithm is read, and "none" least of all. */
export function openToken(token: string, secret: string): unknown {
  const [header = "", claims = "", signature = "", ...rest] = token.split(".");
  const given = Buffer.from(signature, "base64url");
  const wanted = signatureOf(`${header}.${claims}`, secret);
  const isGenuine = rest.length === 0 && given.length === wanted.length && timingSafeEqual(given, wanted);
  return isGenuine && Header.safeParse(parse(header)).success ? parse(claims) : null;
}

function parse(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
