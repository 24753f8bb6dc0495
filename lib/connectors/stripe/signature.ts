import { createHmac, timingSafeEqual } from "node:crypto";
import type { Delivery, Verdict } from "../contract";

const TOLERANCE_SECONDS = 300;

/** `Stripe-Signature: t=…,v1=…`: any v1 over `t.body` will do, within five minutes of when the message came. */
export function verify({ raw, headers, at }: Delivery, secret: string): Verdict {
  const parts = (headers.get("stripe-signature") ?? "").split(",").map((part) => part.trim().split("="));
  const time = parts.find(([scheme]) => scheme === "t")?.[1] ?? "";
  if (!/^\d{1,12}$/.test(time)) return "forged";
  if (Math.abs(Math.floor(at.getTime() / 1000) - Number(time)) > TOLERANCE_SECONDS) return "forged";
  const wanted = createHmac("sha256", secret).update(`${time}.`).update(raw).digest();
  const isSame = (hex: string) => {
    const given = Buffer.from(hex, "hex");
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  };
  return parts.some(([scheme, hex]) => scheme === "v1" && isSame(hex ?? "")) ? "genuine" : "forged";
}
