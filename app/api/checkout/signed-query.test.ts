import { describe, expect, test } from "vitest";
import { testDb, world } from "@/lib/testing";
import { GET } from "./[id]/status/route";

const db = await testDb();
const { checkout } = await world(db);
const { id, checkoutUrl } = (await checkout()).data;
const { searchParams } = new URL(checkoutUrl);
const [expires, signature] = [searchParams.get("expires") ?? "", searchParams.get("signature") ?? ""];

const statusFor = async (query: string) =>
  (await GET.reply(new Request(`http://localhost/api/checkout/${id}/status?${query}`), { id })).status;

describe("the signed query of a checkout", () => {
  test("opens it when it is as we made it", async () => {
    expect(await statusFor(`expires=${expires}&signature=${signature}`)).toBe(200);
  });

  test.each([
    ["expires", `expires=${expires}&expires=${expires}&signature=${signature}`],
    ["a later expires", `expires=${expires}&signature=${signature}&expires=9999999999`],
    ["signature", `expires=${expires}&signature=${signature}&signature=x`],
  ])("is refused with %s twice, whichever would be read", async (_, query) => {
    expect(await statusFor(query)).toBe(403);
  });
});
