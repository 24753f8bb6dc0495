import NextAuth from "next-auth";
import { authOptions } from "@/lib/session";

type Route = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own addresses: its session answer and, once providers are set up, the ways in through them. */
const handler = (request: Request, route: Route) => NextAuth(authOptions())(request, route);

export { handler as GET, handler as POST };
