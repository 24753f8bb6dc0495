import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { addSeconds } from "@/lib/kit/time";
import { testDb, twoTenants } from "@/lib/testing";
import { installIntegration, receive, reprocessDelivery } from "./index";
import { InstallIntegration } from "./schema";

const db = await testDb();
const { here } = await twoTenants(db);
const settings = {
  publicKey: "pk_test_51NorthwindExample",
  privateKey: "sk_test_51NorthwindExample",
  webhookSecret: "whsec_NorthwindExample",
};
const { id } = await installIntegration(
  here,
  InstallIntegration.parse({ connectorId: "stripe", label: "Stripe", settings, currencies: ["EUR"] }),
);

/** A message signed at a moment and heard some seconds later; gives its id in the log. */
async function hear(raw: Buffer, late: number): Promise<string> {
  const signed = Math.floor(here.now.getTime() / 1000);
  const v1 = createHmac("sha256", settings.webhookSecret).update(`${signed}.`).update(raw).digest("hex");
  const headers = new Headers({ "stripe-signature": `t=${signed},v1=${v1}` });
  await receive({ pool: db, now: addSeconds(here.now, late), requestId: "req_test" }, id, { raw, headers });
  const [row] = await db.owner`select id from deliveries where integration_id = ${id} order by created_at desc limit 1`;
  return String(row?.id);
}

const again = (delivery: string) => reprocessDelivery({ ...here, now: addSeconds(here.now, 90_000) }, { id: delivery });

test("a message is as old as it was when it came, whenever it is judged again", async () => {
  expect(await again(await hear(Buffer.from("{}"), 1))).toEqual({ outcome: "queued", verdict: "genuine" });
  expect(await again(await hear(Buffer.from('{"late":1}'), 3_600))).toEqual({ outcome: "refused", verdict: "forged" });
});

test("a message of which only the beginning was kept is not judged again", async () => {
  const cut = await hear(Buffer.alloc(100_000, " "), 7_200);
  await expect(again(cut)).rejects.toMatchObject({ code: "conflict" });
});
