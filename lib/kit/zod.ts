import { z } from "zod";
import { isIdText } from "./ids";
import { canonicalRange } from "./ip";
import { isCurrency } from "./money";
import { hasHiddenCharacters, isVisible, isWellFormed, looksLikeCardNumber } from "./text";

const most = (max: number) => `At most ${max} characters.`;
const least = (min: number) => (min === 1 ? "This can't be empty." : `At least ${min} characters.`);

const sized = (min: number, max: number) => z.string().trim().min(min, least(min)).max(max, most(max));

const plain = (text: string) => isWellFormed(text) && !hasHiddenCharacters(text);
const plainLines = (text: string) => plain(text.replace(/[\r\n\t]/g, " "));
const NOT_PLAIN = "Control characters and broken characters are not allowed.";
const CARD = "This looks like a card number, and card numbers must not be stored here.";
const noCard = (text: string) => !looksLikeCardNumber(text);

/** How many characters somebody sees; those that are never drawn don't count. */
const drawn = (typed: string): number => [...typed.replace(/\p{Default_Ignorable_Code_Point}/gu, "")].length;

/** One line of free text, trimmed. Refuses control characters, halves of characters and anything that looks like a card number. */
export const text = (min: number, max: number) =>
  sized(min, max)
    .refine(plain, NOT_PLAIN)
    .refine((typed) => typed === "" || (isVisible(typed) && drawn(typed) >= min), least(Math.max(1, min)))
    .refine(noCard, CARD);

/** Free text of several lines under the same rules; a form draws it as a box. */
export const multiline = (min: number, max: number) =>
  sized(min, max).refine(plainLines, NOT_PLAIN).refine(noCard, CARD).meta({ "x-lines": true });

/** A text that is written and never shown again: forms draw a password field, documents hide it. */
export const secretText = (title: string, { lines = false }: { lines?: boolean } = {}) =>
  sized(1, 8000)
    .refine(lines ? plainLines : plain, NOT_PLAIN)
    .meta({ title, writeOnly: true, ...(lines && { "x-lines": true }) });

const NOBODYS_ID = "-";

/** The id of something. What can't be an id is read as one that nothing has, so its answer is that of any unknown id: not found. */
export const idText = z.string().overwrite((typed) => (isIdText(typed) ? typed : NOBODYS_ID));

/** Where something lives or happens: real money, or none. */
export const Environment = z.enum(["production", "sandbox"]);
export type Environment = z.infer<typeof Environment>;

/** An ISO 4217 code in upper case that can be charged. */
export const CurrencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/, "Three capital letters, such as EUR.")
  .refine(isCurrency, "This is not an ISO 4217 currency.")
  .meta({ description: "ISO 4217 code", examples: ["EUR"] });

const asBigint = (wire: z.ZodInt) =>
  z.codec(wire, z.bigint(), { decode: (amount) => BigInt(amount), encode: (amount) => Number(amount) });

/** What can be charged, in minor units: an integer on the wire (1 to 999,999,999,999), a bigint inside. */
export const MinorAmount = asBigint(z.int().min(1).max(999_999_999_999));

const FIRST_YEAR = 2000;
const LAST_YEAR = 9999;

/** A moment: ISO 8601 text with a zone on the wire, a `Date` inside. */
export const Instant = z.codec(
  z.iso.datetime({ offset: true, error: "A date and time with a zone, such as 2026-01-31T12:00:00Z." }),
  z.date().refine((at) => at.getUTCFullYear() >= FIRST_YEAR && at.getUTCFullYear() <= LAST_YEAR, {
    error: `A year from ${FIRST_YEAR} to ${LAST_YEAR}.`,
  }),
  { decode: (wire) => new Date(wire), encode: (at) => at.toISOString() },
);

/** An address or a range, read into its one spelling with a mask. Hostnames and ranges that hold every address are refused. */
export const IpRange = z.codec(
  z
    .string()
    .max(64, most(64))
    .meta({ examples: ["203.0.113.7", "2001:db8::/48"] }),
  z.string(),
  {
    decode: (typed, ctx) => {
      const read = canonicalRange(typed);
      if (read.ok && !read.everything) return read.range;
      const message = read.ok ? `${read.range} holds every address. Give the ones you mean.` : read.why;
      ctx.issues.push({ code: "custom", message, input: typed });
      return z.NEVER;
    },
    encode: (range) => range,
  },
);

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** An absolute web address. `allowHttp` is for addresses of somebody else's that we only show. */
export const httpUrl = ({ allowHttp = false }: { allowHttp?: boolean } = {}) =>
  z
    .string()
    .trim()
    .max(2048, most(2048))
    .refine(
      (address) => isHttpUrl(address, allowHttp),
      "A full https address without a user name, such as https://example.com/done.",
    )
    .refine((address) => noCard(address.replaceAll("/", " x ")), CARD)
    .meta({ format: "uri" });

/** An https address; http only on this very machine. */
export const HttpUrl = httpUrl();

function isHttpUrl(address: string, allowHttp: boolean): boolean {
  if (!/^https?:\/\/[^/]/i.test(address) || /[\s\\]/.test(address) || !plain(address) || !URL.canParse(address))
    return false;
  const { protocol, hostname } = new URL(address);
  const authority = address.split(/[/?#]/)[2] ?? "";
  if (authority.includes("@")) return false;
  return protocol === "https:" || allowHttp || LOOPBACK.test(hostname);
}

const MOST_KEYS = 50;
const RESERVED = ["__proto__", "constructor", "prototype"];
const isKey = (key: string) => /^[A-Za-z0-9_.-]{1,40}$/.test(key) && !RESERVED.includes(key);
const MetadataValue = z.string().max(500, most(500)).refine(plainLines, NOT_PLAIN).refine(noCard, CARD);

/** The caller's own notes: a flat record of text. The keys are looked at first, because a record drops `__proto__` in silence. */
export const Metadata = z
  .unknown()
  .superRefine((value, ctx) => {
    const keys = Object.keys(value ?? {});
    if (keys.length > MOST_KEYS) ctx.addIssue({ code: "custom", message: `At most ${MOST_KEYS} keys.` });
    for (const key of keys.filter((one) => !isKey(one)).slice(0, MOST_KEYS)) {
      ctx.addIssue({ code: "custom", message: "Keys have 1 to 40 of A-Z a-z 0-9 _ . -", path: [key.slice(0, 60)] });
    }
    for (const key of keys.filter(looksLikeCardNumber))
      ctx.addIssue({ code: "custom", message: CARD, path: [key.slice(0, 60)] });
  })
  .pipe(z.record(z.string(), MetadataValue))
  .meta({
    type: "object",
    description: "Up to 50 keys of your own with text of up to 500 characters.",
    maxProperties: MOST_KEYS,
    propertyNames: { pattern: "^[A-Za-z0-9_.-]{1,40}$" },
    additionalProperties: { type: "string", maxLength: 500 },
  });

const MOST_ROWS = 100;
const USUAL_ROWS = 25;

/** How many rows a page of a list has, from the text of a query. */
export const PageLimit = z
  .codec(
    z.string().refine((wire) => /^\d{1,3}$/.test(wire), "A whole number."),
    z.int().min(1).max(MOST_ROWS),
    {
      decode: Number,
      encode: String,
    },
  )
  .default(USUAL_ROWS)
  .meta({ type: "integer", minimum: 1, maximum: MOST_ROWS, description: `Rows a page; ${USUAL_ROWS} when left out.` });
