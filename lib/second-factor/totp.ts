import { Secret, TOTP } from "otpauth";
import { encode } from "uqr";

const PERIOD_SECONDS = 30;
/** Clocks of telephones are off; a code of the half minute before or after is as good. */
const WINDOW = 1;
const SECRET_BYTES = 20;

const totpOf = (secret: string, label = "") =>
  new TOTP({
    issuer: "Portico",
    label,
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });

/** 160 random bits in base32, as authenticator apps take them. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The address behind the QR code. */
export const totpUri = (secret: string, label: string): string => totpOf(secret, label).toString();

/** The half minute a code is of, when it is a code of about now; else null. */
export function totpStep(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}

/** A QR code as one path of unit squares in a square of `size`. The quiet zone is the page's. */
export function qrOf(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: "M", border: 0 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { size, path };
}
