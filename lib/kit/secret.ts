import { createHmac } from "node:crypto";
import { crc32 } from "node:zlib";
import { randomText } from "./random";

/** The first three letters of a secret name the kind of credential it opens. */
export const CREDENTIAL_PREFIX = {
  access_token: "pat",
  client_token: "pct",
  merchant_credential: "pms",
  api_key: "pak",
  oauth_grant: "pog",
} as const;

/** What an OAuth app is given beside its tokens. Its own secret serves production too, so it says so. */
export const OAUTH_PREFIX = { client_secret: "pos", refresh_token: "por", code: "poc" } as const;

type Credentials = typeof CREDENTIAL_PREFIX;
type OAuth = typeof OAUTH_PREFIX;
export type SecretPrefix = Credentials[keyof Credentials] | OAuth[keyof OAuth];

const MARK = { production: "live", sandbox: "test" } as const;
type Environment = keyof typeof MARK;

/** The published shape of every secret, for secret scanners and for our own log masking. Shape only; `parseSecret` also checks the sum. */
export const SECRET_PATTERN = /(?:pat|pct|pms|pak|pog|pos|por|poc)_(?:live|test)_[0-9A-Za-z]{38}/;

const WHOLE = new RegExp(`^${SECRET_PATTERN.source}$`);
const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const START = "pat_live_".length;
const RANDOM = 32;
const SUM = 6;
const LENGTH = START + RANDOM + SUM;

function checksum(text: string): string {
  let rest = crc32(text);
  let digits = "";
  for (let place = 0; place < SUM; place++) {
    digits = BASE62.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

/** A new secret of 190 random bits. The plaintext is shown once; the hint tells two secrets apart and opens nothing. */
export function mintSecret(prefix: SecretPrefix, environment: Environment): { plaintext: string; hint: string } {
  const body = `${prefix}_${MARK[environment]}_${randomText(BASE62, RANDOM)}`;
  return { plaintext: body + checksum(body), hint: body.slice(0, START + 4) };
}

/** What a secret says about itself, or null when its shape or checksum is wrong: a typo costs no query. */
export function parseSecret(text: string): { prefix: SecretPrefix; environment: Environment } | null {
  if (text.length !== LENGTH || !WHOLE.test(text)) return null;
  if (checksum(text.slice(0, START + RANDOM)) !== text.slice(START + RANDOM)) return null;
  const environment = text.startsWith(MARK.production, 4) ? "production" : "sandbox";
  return { prefix: text.slice(0, 3) as SecretPrefix, environment };
}

/** What is stored in place of a secret: HMAC-SHA-256 under the pepper, in hex. WebCrypto would be twenty times slower here. */
export const hashSecret = (plaintext: string, pepper: Buffer | string): string =>
  createHmac("sha256", pepper).update(plaintext).digest("hex");

/** A public name for a pepper, stored beside the hash so that a later pepper can live next to this one. */
export const pepperId = (pepper: Buffer | string): string =>
  createHmac("sha256", pepper).update("portico pepper id").digest("hex").slice(0, 8);
