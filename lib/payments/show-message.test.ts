import { describe, expect, test } from "vitest";
import { showBody, showHeaders } from "./show-message";

const shown = (text: string, type?: string) => showBody(Buffer.from(text), type);

describe("a provider's message as people may read it", () => {
  test("lays JSON out with every digit it came with, and without the secrets and card numbers in it", () => {
    const { text, format } = shown('{"id":90071992547409931234,"client_secret":"abc","card":"4242 4242 4242 4242"}');
    expect(format).toBe("JSON");
    expect(text).toContain('"id": 90071992547409931234');
    expect(text).toContain('"client_secret": "[masked]"');
    expect(text).toContain('"card": "•••• •••• •••• 4242"');
  });

  test("lays a form out field by field, decoded", () => {
    const { text, format } = shown("payer_email=ada%40example.com&api_key=k1&pan=5555555555554444");
    expect(format).toBe("Form");
    expect(text).toBe("payer_email = ada@example.com\napi_key = [masked]\npan = ••••••••••••4444");
  });

  test("shows what acts or hides as what it is, and bytes that are no text not at all", () => {
    expect(shown("a\u202eb\u0007c\n<script>").text).toBe("a\ufffdb\ufffdc\n<script>");
    expect(showBody(Buffer.from([0xff, 0xfe, 0xfd, 0xfc, 0x80]))).toMatchObject({
      format: "Binary",
      text: "",
      bytes: 5,
    });
  });

  test("is cut where it is long, and says so", () => {
    const { text, isCut, bytes } = shown("x".repeat(100_000));
    expect([text.length, isCut, bytes]).toEqual([65_536, true, 100_000]);
    expect(shown("x")).toMatchObject({ isCut: false });
  });

  test("says of a header that proves or opens something only that it is there", () => {
    const headers = { "stripe-signature": "t=1,v1=ab", "x-api-key": "k", "content-type": "text/plain", "x-auth": "y" };
    expect(showHeaders(headers)).toEqual([
      { name: "content-type", value: "text/plain" },
      { name: "stripe-signature", value: "[masked]" },
      { name: "x-api-key", value: "[masked]" },
      { name: "x-auth", value: "[masked]" },
    ]);
  });
});
