import { openPool } from "@/db/client";
import { env } from "@/lib/kit/env";
import { requestTime } from "@/lib/requests/schema";
import { type Command, required } from "./context";
import { Usage } from "./usage";

export const REQUEST_COMMANDS: Record<string, Command> = {
  "requests find": {
    usage: "--id REQUEST",
    options: { id: "text" },
    async run(_, options) {
      const id = required(options, "id");
      return (await requestOf(id)) ?? Promise.reject(new Usage(`There is no ${id} in the request log`));
    },
  },
};

/** One call, whosever it was. Only the operator, who holds the database, may ask without naming a tenant. */
async function requestOf(id: string) {
  const at = requestTime(id);
  if (!at) throw new Usage(`${id} is no request id`);
  const gate = openPool({ url: env().DATABASE_URL, max: 1, role: "portico_gate" });
  try {
    const [row] = await gate.sql`
      select r.id, r.created_at as "at", r.tenant_id as "tenantId", r.company_id as "companyId", r.environment, r.method,
        r.route, r.status, r.reason, r.detail, r.origin, r.ip, r.latency_ms as "latencyMs",
        r.credential_id as "credentialId", c.label as "credential", c.hint
      from api_requests r left join credentials c on c.id = r.credential_id
      where r.id = ${id} and r.created_at = ${at}`;
    return row ?? null;
  } finally {
    await gate.end();
  }
}
