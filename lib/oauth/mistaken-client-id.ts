import { CLIENT_ID_PATTERN } from "@/lib/kit/ids";

const PAIR = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text has the form of an app's client id. */
export const isAppId = (clientId: string): boolean => /^oac_[0-9a-f]{32}$/.test(clientId);

/** Whose client id it is, by its form, when it is not an app's but one that is easily mixed up with it; null for anything else. */
export function mistakenClientId(clientId: string): "payment application" | "merchant credential" | null {
  if (CLIENT_ID_PATTERN.test(clientId)) return "payment application";
  return PAIR.test(clientId) ? "merchant credential" : null;
}
