import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Http, ProviderRejected, ProviderUnknown } from "../contract";
import moneris from ".";
import { fixtures } from "./fixtures";
import { toCharge, toRefunded } from "./wire";
import { element, fieldsOf, parseXml } from "./xml";

const settings = moneris.settings.parse(fixtures.settings);
const charge = { providerId: "ticket1", reference: "att_1", money: { amount: 2500n, currency: "CAD" } };
const card = {
  order_no: "att_1",
  amount: "25.00",
  transaction_no: "74502-0_715",
  transaction_code: "00",
  response_code: "027",
  iso_response_code: "01",
};
const receipt = (over: object, result = "a", success = "true") => ({
  response: { success, receipt: { result, cc: { ...card, ...over } } },
});

describe("a receipt", () => {
  test("that is approved below 50 has paid our order", () => {
    expect(toCharge(receipt({}), charge)).toEqual({
      kind: "charge",
      id: "ticket1:74502-0_715:succeeded",
      reference: "att_1",
      providerId: "ticket1",
      status: "succeeded",
      money: { amount: 2500n, currency: "CAD" },
      fee: null,
    });
  });

  test.each([
    ["no code", { response_code: null }, "a"],
    ["an empty code", { response_code: "" }, "a"],
    ["the text null for a code", { response_code: "null" }, "a"],
    ["a code of 50", { response_code: "050" }, "a"],
    ["a negative code", { response_code: "-1" }, "a"],
    ["a fraction for a code", { response_code: "1e1" }, "a"],
    ["a declining result", {}, "d"],
    ["a result nobody knows", {}, "A"],
    ["a card check only", { transaction_code: "06" }, "a"],
  ])("with %s is a decline", (_, over, result) => {
    const { status, decline } = toCharge(receipt(over, result), charge);
    expect(status).toBe("failed");
    expect(decline).toBeDefined();
  });

  test("of a preauthorization has taken nothing yet", () => {
    expect(toCharge(receipt({ transaction_code: "01" }), charge).status).toBe("processing");
  });

  test("of another order or amount says so, so that it is not ours", () => {
    expect(toCharge(receipt({ order_no: "att_2", amount: "1.00" }), charge)).toMatchObject({
      reference: "att_2",
      money: { amount: 100n },
    });
    expect(() => toCharge(receipt({ amount: "25.001" }), charge)).toThrow(RangeError);
  });

  test.each([
    ["refused", { response: { success: "false", error: { ticket: { data: "Transaction not completed" } } } }],
    ["without a receipt", { response: { success: "true" } }],
    ["approved, but refused", receipt({}, "a", "false")],
  ])("that is %s leaves the payer at it", (_, answer) => {
    expect(toCharge(answer, charge)).toMatchObject({ status: "pending", reference: "att_1", money: charge.money });
  });

  test.each([
    ["05", "soft", "do_not_honour"],
    ["51", "soft", "insufficient_funds"],
    ["54", "hard", "invalid_card"],
    ["43", "hard", "risk"],
    ["99", "soft", "declined"],
  ])("declined by the network with %s is a %s decline, %s", (iso, kind, code) => {
    const { decline } = toCharge(receipt({ response_code: "481", iso_response_code: iso }, "d"), charge);
    expect(decline).toEqual({ class: kind, code, rawCode: `481/${iso}` });
  });
});

describe("starting", () => {
  const order = {
    ...{ reference: "att_1", method: "card", label: "Order 1", money: { amount: 5n, currency: "CAD" } },
    ...{ returnUrl: "https://a.example/", callbackUrl: "https://a.example/c", embedUrl: "https://a.example/e" },
    ...{ payer: { name: null, email: null }, expiresAt: new Date(0), environment: "sandbox" as const },
  };

  test("asks for the sum with its two decimals, in the environment it is reached in", async () => {
    const asked: unknown[] = [];
    const http: Http = async (_, init) => {
      asked.push(init?.body);
      return { response: { success: "true", ticket: "t" } };
    };
    await moneris.start(http, order, settings);
    await moneris.start(Object.assign(http, { environment: "production" as const }), order, settings);
    expect(asked).toMatchObject([{ txn_total: "0.05", order_no: "att_1", environment: "qa" }, { environment: "prod" }]);
  });

  test("that Moneris refuses is an error of the request, by the field's name", async () => {
    const answer = { response: { success: "false", error: { checkout_id: { data: "Invalid checkout_id" } } } };
    const refused = await moneris.start(async () => answer, order, settings).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ProviderRejected);
    if (!(refused instanceof ProviderRejected)) return;
    expect(moneris.declineOf?.(refused)).toEqual({ class: "error", code: "validation", rawCode: "checkout_id" });
  });
});

describe("the page", () => {
  const ask = { redirectUrl: null, returnUrl: "https://a.example/", environment: "production" as const };

  test("loads from Moneris' host of its environment alone", () => {
    const page = moneris.embed?.({ ...charge, ...ask }, settings);
    expect(page?.origins).toEqual(["https://gateway.moneris.com"]);
    expect(page?.script.startsWith("https://gateway.moneris.com/")).toBe(true);
    expect(page?.start).toContain('setMode("prod")');
  });

  test("holds a ticket that would end its script as text", () => {
    const page = moneris.embed?.({ ...charge, ...ask, providerId: '</script><script>alert("1")' }, settings);
    expect(page?.start).not.toMatch(/<\/?script/);
  });
});

describe("a refund", () => {
  const gateway = (over: Record<string, string>) => {
    const fields = { ResponseCode: "027", Complete: "true", TransID: "1-1", TimedOut: "false", ...over };
    return element("response", [
      element(
        "receipt",
        Object.entries(fields).map(([name, value]) => element(name, value)),
      ),
    ]).xml;
  };

  test("is done when the gateway says so", () => {
    expect(toRefunded(gateway({}))).toEqual({ providerId: "1-1", status: "succeeded" });
  });

  test.each([
    ["ResponseCode", "050"],
    ["ResponseCode", "null"],
    ["Complete", "false"],
  ])("is refused when its %s is %s", (name, value) => {
    expect(() => toRefunded(gateway({ [name]: value }))).toThrow(ProviderRejected);
  });

  test.each([gateway({ TimedOut: "true" }), "", "<html>", "<response/>", gateway({}).replace("TransID", "Other")])(
    "may have run when the gateway says %j",
    (answer) => {
      expect(() => toRefunded(answer)).toThrow(ProviderUnknown);
    },
  );

  test("of an order that was never paid is not sent", async () => {
    const http: Http = async (_, init) => {
      if (init?.at) throw new Error("it was sent");
      return receipt({}, "d");
    };
    const asked = { ...charge, refundReference: "ref_1", reason: "" };
    await expect(moneris.refund?.(http, asked, settings)).rejects.toThrow(ProviderRejected);
  });
});

describe("XML", () => {
  test.each([
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    "<a>&b;</a>",
    "<a>&#65;</a>",
    "<a>& b</a>",
    '<a b="c"/>',
    "<a><!-- c --></a>",
    "<a><![CDATA[b]]></a>",
    "<a><?b c?></a>",
    "<a><b></a></b>",
    "<a></a><a></a>",
    "<a>",
    "</a>",
    "text",
    "",
    "<a>".repeat(9) + "</a>".repeat(9),
  ])("that is or has more than plain elements is refused: %s", (text) => {
    expect(() => parseXml(text)).toThrow(SyntaxError);
  });

  test("comes back as it was written, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const { children } = parseXml(`<?xml version="1.0"?>\n${element("a", [element("b", text)]).xml}\n`);
        expect(children).toEqual([{ name: "b", text, children: [] }]);
      }),
    );
  });

  test("of any shape is read or refused, in time", () => {
    const part = fc.constantFrom("<a>", "</a>", "<b/>", "&amp;", "&", "<", ">", "x", "<?xml", "?>", "<!", " ");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 200 }), (parts) => {
        try {
          parseXml(parts.join(""));
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError);
        }
      }),
    );
  });

  test("with a field twice names no field", () => {
    expect(() => fieldsOf(parseXml("<a><b>1</b><b>2</b></a>"))).toThrow(SyntaxError);
  });
});
