import { eq } from "drizzle-orm";
import type { NextAuthOptions } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import { pool } from "@/db/client";
import { sessions } from "@/db/schema/users";
import { env } from "@/lib/kit/env";
import { cookieName, cookieOptions, hashSessionToken, PROLONG_SECONDS, SESSION_SECONDS } from "./cookie";
import { type Sight, sightOf } from "./sight";

declare module "next-auth" {
  interface Session {
    sight: Sight;
  }
  interface User {
    sight?: Sight;
  }
}

/** next-auth reads, prolongs and ends our session rows. Tokens are hashed on the way in: the table opens nothing. */
const adapter: Adapter = {
  async getSessionAndUser(sessionToken) {
    const sight = await sightOf(sessionToken);
    if (!sight) return null;
    const { userId, email, name, expires } = sight;
    return {
      session: { sessionToken, userId, expires },
      user: { id: userId, email, name, emailVerified: null, sight },
    };
  },
  async updateSession({ sessionToken, expires }) {
    if (!expires) return null;
    await pool()
      .db.update(sessions)
      .set({ expires })
      .where(eq(sessions.sessionToken, hashSessionToken(sessionToken)));
    return null;
  },
  async deleteSession(sessionToken) {
    await pool()
      .db.delete(sessions)
      .where(eq(sessions.sessionToken, hashSessionToken(sessionToken)));
  },
};

/** How next-auth is set up. Password sign-in is an action of our own, because next-auth gives it no database session. */
export const authOptions = (): NextAuthOptions => ({
  adapter,
  secret: env().AUTH_SECRET,
  providers: [],
  session: { strategy: "database", maxAge: SESSION_SECONDS, updateAge: PROLONG_SECONDS },
  useSecureCookies: cookieOptions().secure,
  cookies: { sessionToken: { name: cookieName(), options: cookieOptions() } },
  pages: { signIn: "/sign-in", signOut: "/sign-in" },
  callbacks: {
    session({ session, user }) {
      if (!user.sight) throw new Error("session without a person");
      return { ...session, sight: user.sight };
    },
    redirect: ({ url, baseUrl }) => (url.startsWith("/") && !url.startsWith("//") ? `${baseUrl}${url}` : baseUrl),
  },
});
