import { describe, expect, test } from "vitest";
import { installSimulator } from "@/lib/integrations";
import { testDb, world } from "@/lib/testing";
import { POST } from "./route";

const db = await testDb();
const { here, checkout } = await world(db);
await installSimulator(here);

/** Posts to the checkout's select endpoint as a browser's form does, or as JSON. */
async function select(body: BodyInit, type: string, bend = (url: URL) => url) {
  const { data } = await checkout();
  const url = bend(new URL(`http://localhost/api/checkout/${data.id}/select${new URL(data.checkoutUrl).search}`));
  const length = { "content-length": String(Buffer.byteLength(String(body))) };
  const request = new Request(url, { method: "POST", body, headers: { "content-type": type, ...length } });
  const answer = await POST(request, { params: Promise.resolve({ id: data.id }) });
  return { answer, data, location: answer.headers.get("location") ?? "" };
}
const FORM = "application/x-www-form-urlencoded";

describe("choosing a way to pay", () => {
  test("sends a form on to the provider with 303 and no body", async () => {
    const { answer, location } = await select("method=simulator.card", FORM);
    expect(answer.status).toBe(303);
    expect(location).toContain("/simulator/");
    expect(await answer.text()).toBe("");
  });

  test("tells JSON the same address", async () => {
    const { answer } = await select(JSON.stringify({ method: "simulator.card" }), "application/json");
    expect(answer.status).toBe(200);
    expect((await answer.json()).data).toMatchObject({ redirectUrl: expect.stringContaining("/simulator/") });
  });

  test.each([
    ["a way that is not offered", "method=simulator.gold"],
    ["no way at all", ""],
    ["a field nobody knows", "method=simulator.card&amount=1"],
    ["5 kB around it", `method=simulator.card${"&".repeat(5000)}`],
  ])("sends a form with %s back to its own page with what is wrong", async (_, body) => {
    const { answer, data, location } = await select(body, FORM);
    expect(answer.status).toBe(303);
    const back = new URL(location, "http://localhost");
    expect(back.pathname).toBe(`/pay/${data.id}`);
    expect(back.searchParams.get("error")).toBe("invalid_request");
    expect(back.searchParams.get("signature")).toBe(new URL(data.checkoutUrl).searchParams.get("signature"));
  });

  test("starts nothing for a changed signature, and leads to the page that says so", async () => {
    const forge = (url: URL) => {
      url.searchParams.set("signature", "forged");
      return url;
    };
    const { answer, location } = await select("method=simulator.card", FORM, forge);
    expect(answer.status).toBe(303);
    expect(location).toMatch(/^\/pay\/pay_[0-9a-f]{32}\?.*error=forbidden$/);
    const refused = await select(JSON.stringify({ method: "simulator.card" }), "application/json", forge);
    expect(refused.answer.status).toBe(403);
  });
});
