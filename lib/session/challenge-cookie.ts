import { cookies } from "next/headers";
import { challengeCookieName, cookieOptions } from "./cookie";

/** Ties a challenge to this browser: its token is here and, hashed, in its row. Lax, because Duo sends the browser back with a GET. */
export async function keepChallenge(token: string, seconds: number): Promise<void> {
  (await cookies()).set(challengeCookieName(), token, { ...cookieOptions(), maxAge: seconds });
}

/** The challenge token this browser sent, whether or not it still opens anything. */
export async function sentChallenge(): Promise<string | null> {
  return (await cookies()).get(challengeCookieName())?.value ?? null;
}

/** Makes the browser forget its challenge. */
export async function dropChallenge(): Promise<void> {
  (await cookies()).set(challengeCookieName(), "", { ...cookieOptions(), maxAge: 0 });
}
