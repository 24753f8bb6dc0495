import { pool } from "@/db/client";
import { newId } from "@/lib/kit/ids";
import type { Reply } from "./call";
import { failureOf } from "./failure";
import { headersOf, problemJson } from "./problem";
import { toResponse } from "./reply";

/** Whether this process can do its work, which it can't without its database. For load balancers; it tells nothing else. */
export async function liveness(): Promise<Response> {
  return toResponse(await check(newId("req")));
}

async function check(requestId: string): Promise<Reply> {
  try {
    await pool().sql`select 1`;
    return { status: 200, headers: headersOf(requestId, "application/json"), body: '{"status":"ok"}' };
  } catch (error) {
    const failure = {
      ...failureOf(error, requestId),
      status: 503,
      code: "unavailable",
      message: "The database is out of reach",
    };
    return problemJson(failure, requestId);
  }
}
