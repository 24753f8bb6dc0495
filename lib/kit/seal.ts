import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { joinParts } from "./sign";

/** A key with a public name, so that a sealed text can say which key opens it. */
export type NamedKey = { id: string; key: Buffer };

/** The first key seals; any of them opens. */
export type Keyring = readonly [NamedKey, ...NamedKey[]];

/** Where a secret lives. A sealed text opens in this one place only. */
export type SealedPlace = { tenantId: string; row: string; field: string };

const CIPHER = "aes-256-gcm";
const KEY = 32;
const NONCE = 12;
const TAG = 16;

const SEALED = "s1";
const WRAPPED = "w1";

/**
 * The key-encryption keys of `SEAL_KEY`: one or more keys of 32 bytes in base64, base64url or hex, separated by commas.
 * The first is current, the others still open what they sealed. A key's id is derived from it, so a wrong key is noticed.
 */
export function keyringOf(text: string): Keyring {
  const [first, ...others] = text.split(",").map((one) => namedKey(keyBytes(one.trim())));
  if (!first) throw new Error("There is no key.");
  return [first, ...others];
}

function keyBytes(text: string): Buffer {
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, "hex") : Buffer.from(text, "base64");
  if (bytes.length !== KEY || !/^[\w+/-]+=*$/.test(text)) throw new Error("A key is 32 bytes in base64 or hex.");
  return bytes;
}

function namedKey(key: Buffer): NamedKey {
  const id = createHash("sha256").update("portico key id").update(key).digest("hex").slice(0, 12);
  return { id, key };
}

/** A new data key for one tenant, wrapped by the key-encryption key, as the text that is stored. */
export const newDataKey = (kek: NamedKey, tenantId: string): string => wrap(kek, tenantId, randomBytes(KEY));

/** The data key inside a wrapped text. Throws when the ring lacks the key or the text is not this tenant's. */
export const unwrapDataKey = (keks: Keyring, tenantId: string, wrapped: string): NamedKey =>
  namedKey(open(keks, WRAPPED, joinParts([tenantId]), wrapped));

/** The same data key under the ring's first key. Rotating the key-encryption key re-wraps and reseals nothing. */
export const rewrapDataKey = (keks: Keyring, tenantId: string, wrapped: string): string =>
  wrap(keks[0], tenantId, unwrapDataKey(keks, tenantId, wrapped).key);

/** The id of the key that wrapped or sealed a text, to find what a rotation has still to do. */
export const keyIdOf = (text: string): string => partsOf(text).keyId;

/** Seals a text for one field of one row of one tenant. The keyring holds that tenant's data keys. */
export const sealWith = (keyring: Keyring, place: SealedPlace, plaintext: string): string =>
  seal(keyring[0], SEALED, aadOf(place), Buffer.from(plaintext));

/** Opens what `sealWith` made. Throws when the text was changed, belongs to another place or needs another key. */
export const openWith = (keyring: Keyring, place: SealedPlace, sealed: string): string =>
  open(keyring, SEALED, aadOf(place), sealed).toString();

const aadOf = ({ tenantId, row, field }: SealedPlace) => joinParts([tenantId, row, field]);

const wrap = (kek: NamedKey, tenantId: string, key: Buffer) => seal(kek, WRAPPED, joinParts([tenantId]), key);

function seal({ id, key }: NamedKey, version: string, aad: string, plaintext: Buffer): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(`${version}.${id}.${aad}`));
  const body = Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  return `${version}.${id}.${body.toString("base64url")}`;
}

function open(keyring: Keyring, version: string, aad: string, sealed: string): Buffer {
  const { keyId, body, ...text } = partsOf(sealed);
  const named = keyring.find(({ id }) => id === keyId);
  if (text.version !== version) throw new Error(`This is not a text of version ${version}.`);
  if (!named) throw new Error(`The key ${keyId} is not on the ring.`);

  const decipher = createDecipheriv(CIPHER, named.key, body.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(`${version}.${keyId}.${aad}`));
  decipher.setAuthTag(body.subarray(-TAG));
  return Buffer.concat([decipher.update(body.subarray(NONCE, -TAG)), decipher.final()]);
}

function partsOf(text: string): { version: string; keyId: string; body: Buffer } {
  const [version = "", keyId = "", encoded = "", ...rest] = text.split(".");
  const body = Buffer.from(encoded, "base64url");
  const canonical = body.toString("base64url") === encoded;
  if (rest.length > 0 || !canonical || body.length < NONCE + TAG) throw new Error("This is not a sealed text.");
  return { version, keyId, body };
}
