import { createHmac, timingSafeEqual } from "node:crypto";
import type { Delivery, Verdict } from "../contract";

const SLOT = { production: "li", sandbox: "te" } as const;

/**
 * `Paymongo-Signature: t=…,te=…,li=…`: only the slot of our own mode counts. Nobody says whether a message that is sent again
 * has a new time, so its age proves nothing, and its event's id makes a copy harmless.
 */
export function verify({ raw, headers, environment }: Delivery, secret: string): Verdict {
  const parts = (headers.get("paymongo-signature") ?? "").split(",").map((part) => part.trim().split("="));
  const partOf = (name: string) => parts.find(([slot]) => slot === name)?.[1] ?? "";
  const time = partOf("t");
  if (!/^\d{1,12}$/.test(time)) return "forged";
  const wanted = createHmac("sha256", secret).update(`${time}.`).update(raw).digest();
  const given = Buffer.from(partOf(SLOT[environment]), "hex");
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? "genuine" : "forged";
}
