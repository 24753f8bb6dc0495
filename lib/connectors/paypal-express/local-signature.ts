import { createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";

const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32 as zlib has it, as an unsigned number. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

export type Transmission = {
  id: string;
  time: string;
  webhookId: string;
  body: string;
};

const messageOf = ({ id, time, webhookId, body }: Transmission) =>
  Buffer.from(`${id}|${time}|${webhookId}|${crc32(Buffer.from(body))}`);

/** How PayPal signs a webhook. */
export const signTransmission = (transmission: Transmission, key: KeyObject): string =>
  sign("sha256", messageOf(transmission), key).toString("base64");

/** Whether a webhook was signed by the holder of this certificate or key. */
export const isSigned = (transmission: Transmission, signature: string, key: KeyObject | string): boolean =>
  verify(
    "sha256",
    messageOf(transmission),
    typeof key === "string" ? createPublicKey(key) : key,
    Buffer.from(signature, "base64"),
  );

/** A pair of keys that stands for PayPal's certificate, made once for all local providers. */
export const KEYS = generateKeyPairSync("rsa", { modulusLength: 2048 });
export const CERTIFICATE_URL = "https://api.sandbox.paypal.com/v1/notifications/certs/CERT-local";
