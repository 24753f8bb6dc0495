import { readAuthorization } from "@/lib/oauth";

export const dynamic = "force-dynamic";

/**
 * Where an app sends a person. What is wrong with the request goes back to the app once its address is proven; everything
 * else is the consent page's, which reads the same query.
 */
export async function GET(request: Request): Promise<Response> {
  const { search, searchParams } = new URL(request.url);
  const read = await readAuthorization(searchParams);
  const location = read.kind === "answer" ? read.address : `/consent${search}`;
  const headers = { location, "cache-control": "no-store", "referrer-policy": "no-referrer" };
  return new Response(null, { status: 303, headers });
}

export { onlyGet as DELETE, onlyGet as OPTIONS, onlyGet as PATCH, onlyGet as POST, onlyGet as PUT } from "@/lib/http";
