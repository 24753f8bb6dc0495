import type { Route } from "next";
import { redirect } from "next/navigation";
import { currentVisit, hearRedirect, letIn, sentChallenge } from "@/lib/session";
import { orRefusal } from "../or-refusal";

const HERE = "/sign-in/second-factor";

/** Where Duo's page sends the browser back to. What the address says is believed only together with this browser's cookie. */
export async function GET(request: Request): Promise<Response> {
  const token = await sentChallenge();
  if (!token) redirect("/sign-in");
  const { searchParams } = new URL(request.url);
  const [state, code] = [searchParams.get("state"), searchParams.get("duo_code")];
  const visit = await currentVisit();
  const heard = await orRefusal(() => hearRedirect(token, { state, code }, visit));
  if (heard.kind === "through" && heard.session) {
    await letIn(heard.session);
    redirect(heard.nextPath as Route);
  }
  redirect((heard.kind === "refused" ? `${HERE}?problem=${heard.why}` : HERE) as Route);
}
