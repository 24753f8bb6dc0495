import { env } from "@/lib/kit/env";
import { randomText } from "@/lib/kit/random";
import { hashSecret, pepperId } from "@/lib/kit/secret";

/** Without I, L, O and U, which are misread on paper. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 16;
const PREFIX = "PV";
const BODY = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);
const MOST_TYPED = 60;

/** A new code of 80 random bits, such as `PV-4T7K-09QX-H2MB-ZC5E`, and its readable start, which credits nothing. */
export function mintCode(): { code: string; hint: string } {
  const groups = randomText(ALPHABET, LENGTH).match(/.{4}/g) ?? [];
  return { code: [PREFIX, ...groups].join("-"), hint: `${PREFIX}-${groups[0]}` };
}

/**
 * A code as somebody typed it, in one form; null when it can't be one. Case, spaces and dashes don't matter, and the letters
 * that stand for a digit on paper are read as that digit. A letter of another alphabet that looks alike is none of ours.
 */
export function readCode(typed: string): string | null {
  if (typed.length > MOST_TYPED) return null;
  const plain = typed.replace(/[\s\p{Pd}]/gu, "");
  if (!/^[0-9A-Za-z]*$/.test(plain)) return null;
  const digits = plain.toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1");
  const body = digits.length === LENGTH + PREFIX.length && digits.startsWith(PREFIX) ? digits.slice(2) : digits;
  return BODY.test(body) ? body : null;
}

/** What is stored in place of a code: of any spelling `readCode` takes the same. Takes what `readCode` gave. */
export const hashCode = (body: string): string => hashSecret(`voucher:${body}`, env().TOKEN_PEPPER);

/** A new code with what is stored of it. */
export function newCode() {
  const { code, hint } = mintCode();
  const body = readCode(code);
  if (body === null) throw new Error("a new code can't be read");
  return { code, kept: { hint, codeHash: hashCode(body), pepperId: pepperId(env().TOKEN_PEPPER) } };
}
