import { expect, test } from "vitest";
import { newId } from "@/lib/kit/ids";
import { checkoutQuery } from "@/lib/payments";
import { testDb } from "@/lib/testing";
import { POST } from "./route";

await testDb();
const paymentId = newId("pay");
const signed = checkoutQuery(paymentId, new Date(Date.now() + 86_400_000));

test.each(["expires", "signature"])("a form whose address says %s twice is not taken", async (name) => {
  const again = new URLSearchParams({ [name]: new URLSearchParams(signed).get(name) ?? "" });
  const request = new Request(`http://localhost/pay/${paymentId}/announce?${signed}&${again}`, { method: "POST" });
  const answer = await POST(request, { params: Promise.resolve({ paymentId }) });
  const back = new URL(answer.headers.get("location") ?? "", "http://localhost").searchParams;
  expect(answer.status).toBe(303);
  expect([back.get("error"), back.get(name)]).toEqual(["forbidden", ""]);
});
