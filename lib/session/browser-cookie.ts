import { cookies } from "next/headers";
import { cookieName, cookieOptions } from "./cookie";

const KEPT_SECONDS = 90 * 24 * 60 * 60;

/** Hands the browser its session token. The row decides when the session ends; the cookie only has to outlive it. */
export async function keepToken(token: string): Promise<void> {
  (await cookies()).set(cookieName(), token, { ...cookieOptions(), maxAge: KEPT_SECONDS });
}

/** The session token this browser sent, whether or not it still opens anything. */
export async function sentToken(): Promise<string | null> {
  return (await cookies()).get(cookieName())?.value ?? null;
}

/** Makes the browser forget its session token. */
export async function dropToken(): Promise<void> {
  (await cookies()).set(cookieName(), "", { ...cookieOptions(), maxAge: 0 });
}
