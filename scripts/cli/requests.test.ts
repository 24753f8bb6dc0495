import { expect, test } from "vitest";
import { newId } from "@/lib/kit/ids";
import { flushRequests, noteRequest } from "@/lib/requests";
import { testDb, world } from "@/lib/testing";
import { REQUEST_COMMANDS } from "./requests";
import { Usage } from "./usage";

const db = await testDb();
process.env.DATABASE_URL = db.url;
const { here } = await world(db);
const find = async (options: Record<string, string>) => REQUEST_COMMANDS["requests find"]?.run(db, options);

test("an operator finds any tenant's call by the id its caller was told", async () => {
  const [id, place] = [newId("req"), { tenant: here.tenantId, company: here.companyId, environment: here.environment }];
  noteRequest({ id, method: "GET", route: "/api/payment", status: 403, reason: "ip", ip: null, ms: 2, owner: place });
  await flushRequests();
  expect(await find({ id })).toMatchObject({
    id,
    tenantId: here.tenantId,
    status: 403,
    reason: "ip",
    credential: null,
  });
});

test("what is no request, or none of ours, is said", async () => {
  for (const id of [newId("req"), "req_1", ""]) await expect(find({ id })).rejects.toThrow(Usage);
});
