import { isSameOrigin } from "@/lib/kit/same-origin";
import { currentVisit, hearPush, letIn, sentChallenge } from "@/lib/session";
import { orRefusal } from "../or-refusal";

/** Waits for the telephone's answer and says what it was. The page asks again for as long as it hears `waiting`. */
export async function POST({ headers }: Request): Promise<Response> {
  const token = await sentChallenge();
  if (!isSameOrigin(headers) || !token) return Response.json({ kind: "refused", why: "mismatch" }, { status: 403 });
  const visit = await currentVisit();
  const heard = await orRefusal(() => hearPush(token, visit));
  if (heard.kind !== "through") return Response.json(heard);
  if (heard.session) await letIn(heard.session);
  return Response.json({ kind: "through", path: heard.session ? heard.nextPath : "/sign-in/second-factor" });
}
