import { describe, expect, test } from "vitest";
import { boundWords, typeWords } from "./type-words";

describe("typeWords", () => {
  test.each([
    [{ type: "string" }, "text"],
    [{ type: "string", format: "date-time" }, "date and time"],
    [{ type: ["string", "null"] }, "text or null"],
    [{ type: "array", items: { type: "integer" } }, "list of whole number"],
    [{ anyOf: [{ type: "integer" }, { type: "null" }] }, "whole number or null"],
    [{ $ref: "#/components/schemas/Payment" }, "Payment"],
    [{ type: "array", items: { $ref: "#/components/schemas/Payment" } }, "list of Payment"],
    [{ type: "string", enum: ["a", "b"] }, "one of these"],
    [{ properties: {} }, "object"],
  ])("says %j as %s", (schema, words) => {
    expect(typeWords(schema)).toBe(words);
  });
});

describe("boundWords", () => {
  test.each([
    [{ minLength: 1, maxLength: 255 }, "1 to 255 characters"],
    [{ maxItems: 20 }, "at most 20 entries"],
    [{ minimum: 1, maximum: 999_999_999_999 }, "1 to 999,999,999,999"],
    [{ minItems: 1 }, "at least 1 entries"],
    [{}, null],
  ])("says %j as %s", (schema, words) => {
    expect(boundWords(schema)).toBe(words);
  });
});
