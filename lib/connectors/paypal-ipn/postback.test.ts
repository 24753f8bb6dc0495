import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Delivery, Http, TransferEvent } from "../contract";
import { ProviderUnknown } from "../contract";
import { messages } from "./fixtures";
import connector from "./index";

const FORM = "application/x-www-form-urlencoded";
const chosen = { paymentTypes: ["mass_pay", "send_money"], addresses: ["billing@example.test"] };
const settings = connector.settings.parse(chosen);
const at = new Date("2026-11-21T12:00:00Z");

const delivery = (body: string | Uint8Array, headers: Record<string, string> = { "content-type": FORM }): Delivery => ({
  raw: typeof body === "string" ? Buffer.from(body, "latin1") : body,
  headers: new Headers(headers),
  at,
  environment: "sandbox",
});
const noHttp: Http = () => Promise.reject(new Error("nothing is asked here"));
const read = async (body: string, as: unknown = settings) =>
  (await connector.callback.read(delivery(body), as, noHttp)) as TransferEvent[];
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
describe("the question whether PayPal sent it", () => {
  test("carries the very bytes that came, behind the command and under the same content type", async () => {
    const asked: unknown[] = [];
    const http: Http = async (path, init) => {
      asked.push(path, init?.text);
      return "VERIFIED";
    };
    const headers = { "content-type": `${FORM}; charset=windows-1252` };
    expect(await connector.callback.confirm?.(http, delivery(messages.sendMoney, headers), settings)).toBe(true);
    const content = `cmd=_notify-validate&${messages.sendMoney}`;
    expect(asked).toEqual(["/cgi-bin/webscr", { type: `${FORM}; charset=windows-1252`, content }]);
    expect(createHash("sha256").update(content).digest("hex")).toBe(
      "a3007d62bf9b0121e5ce8d466cbb2c57da83856888df750c8454761474a8be72",
    );
  });

  test("is answered by VERIFIED or INVALID alone; anything else leaves it open", async () => {
    const say = (answer: unknown) =>
      connector.callback.confirm?.(async () => answer, delivery(messages.sendMoney), settings);
    expect(await say("INVALID")).toBe(false);
    for (const answer of ["", "verified", "VERIFIED\n", "<html>VERIFIED</html>", { VERIFIED: true }, null])
      await expect(say(answer)).rejects.toThrow(ProviderUnknown);
  });

  test("is not asked without Verify Transaction; then nothing is verified, and nothing is taken for what PayPal says later", async () => {
    const trusting = connector.settings.parse({ ...chosen, verifyTransaction: false });
    expect(await connector.callback.confirm?.(noHttp, delivery(messages.sendMoney), trusting)).toBe(true);
    const [told] = await read(messages.sendMoney, trusting);
    const [proven] = await read(messages.sendMoney);
    expect([told?.isVerified, proven?.isVerified]).toEqual([false, true]);
    expect(told?.id).not.toBe(proven?.id);
    expect(told && connector.accepts?.(told, trusting)).toBe("unverified");
  });
});

test("no bytes make judging or reading do anything but answer or refuse", async () => {
  const words = fc.constantFrom(
    "txn_type",
    "txn_id",
    "payment_status",
    "mc_gross",
    "mc_currency",
    "masspay_txn_id_1",
    "status_1",
  );
  const fields = fc.dictionary(words, fc.oneof(fc.string(), fc.constantFrom("masspay", "Completed", "1.00", "USD")));
  const raws = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fields.map((one) => Buffer.from(form(one))),
  );
  await fc.assert(
    fc.asyncProperty(raws, async (raw) => {
      expect(["ask", "forged"]).toContain(connector.callback.verify(delivery(raw), settings));
      try {
        const told = await connector.callback.read(delivery(raw), settings, noHttp);
        for (const one of told) if (one.kind === "transfer") connector.accepts?.(one, settings);
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError);
      }
    }),
    { numRuns: 500 },
  );
});

test("bytes that are no form are a forgery, for they could not be posted back as they came", () => {
  for (const raw of ["", "a=b\n", "a=b c", "a=\u00fc"])
    expect(connector.callback.verify(delivery(raw), settings)).toBe("forged");
});
