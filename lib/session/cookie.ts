import { createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/kit/env";

/** Seconds a session lasts without being used. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;
/** Seconds after which a used session is prolonged. */
export const PROLONG_SECONDS = 60 * 60;

const isSecure = () => env().PUBLIC_URL.startsWith("https://");

/** `__Host-` binds the cookie to this very host; browsers take it over HTTPS only. */
export const cookieName = (): string => (isSecure() ? "__Host-portico.session" : "portico.session");

/** The cookie of somebody who owes a second factor. What it opens is one page, never the portal. */
export const challengeCookieName = (): string => (isSecure() ? "__Host-portico.challenge" : "portico.challenge");

export const cookieOptions = () => ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const;

/** 256 random bits; what the browser holds. */
export const newSessionToken = (): string => randomBytes(32).toString("base64url");

/** What the database holds: reading the table opens no session. */
export const hashSessionToken = (token: string): string => createHash("sha256").update(token).digest("hex");
