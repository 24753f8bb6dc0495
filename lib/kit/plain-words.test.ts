import { describe, expect, test } from "vitest";
import { z } from "zod";
import { issuesOf } from "./plain-words";

const said = (schema: z.ZodType, given: unknown) => issuesOf(schema, given)?.map(({ message }) => message);

describe("plainWords", () => {
  test.each<[string, z.ZodType, unknown, string]>([
    ["nothing", z.string(), undefined, "This is required."],
    ["nothing of a choice", z.enum(["a", "b"]), undefined, "This is required."],
    ["nothing of several forms", z.union([z.string(), z.number()]), undefined, "This is required."],
    ["nothing where we check ourselves", z.custom(Boolean), undefined, "This is required."],
    ["a number for text", z.string(), 7, "This must be text."],
    ["null for text", z.string(), null, "This must be text."],
    ["text for a number", z.number(), "7", "This must be a number."],
    ["no number at all", z.number(), Number.NaN, "This must be a number."],
    ["a broken number", z.int(), 1.5, "This must be a whole number."],
    ["text for a moment", z.date(), "today", "This must be a date."],
    ["a text for a list", z.array(z.string()), "a", "This must be a list."],
    ["a list for an object", z.object({}), [], "This must be an object."],
    ["anything where nothing goes", z.never(), 1, "This can't be set."],
    ["another word", z.enum(["a", "b", "c"]), "d", "This must be a, b or c."],
    ["none of several forms", z.union([z.string(), z.number()]), true, "This fits none of the forms it may have."],
    ["another spelling", z.string().regex(/^a$/), "b", "This is not written as it should be."],
    ["no e-mail address", z.email(), "ada", "An e-mail address, such as name@example.com."],
    ["no web address", z.url(), "ada", "A full web address, such as https://example.com/done."],
    ["too little text", z.string().min(2), "a", "At least 2 characters."],
    ["too much text", z.string().max(2), "abc", "At most 2 characters."],
    ["too few", z.array(z.string()).min(1), [], "At least 1 of these."],
    ["too large", z.number().max(5), 6, "This must be at most 5."],
    ["as large as it may not be", z.number().lt(5), 5, "This must be less than 5."],
    ["too early", z.date().min(new Date(0)), new Date(-1), "This must be at least 1970-01-01T00:00:00.000Z."],
    ["an odd number", z.number().multipleOf(2), 3, "This must be a multiple of 2."],
    ["a field too many", z.strictObject({}), { more: 1 }, "Not known here: more."],
    ["a name no record may have", z.record(z.enum(["a"]), z.string()).optional(), { b: "" }, "This is required."],
    ["what our own check refuses", z.string().refine(() => false), "a", "This can't be what it is."],
  ])("has words for %s", (_, schema, given, words) => {
    expect(said(schema, given)?.[0]).toBe(words);
  });

  test("leaves a schema its own words", () => {
    expect(said(z.string("Who are you?"), 7)).toEqual(["Who are you?"]);
    expect(said(z.string().max(1, "Shorter."), "ab")).toEqual(["Shorter."]);
  });

  test("has nothing to say about what fits", () => {
    expect(said(z.string(), "a")).toBeUndefined();
  });
});
