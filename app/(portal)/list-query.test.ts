import { expect, test } from "vitest";
import { encodeCursor } from "@/lib/kit/cursor";
import { isFiltered, listAddress, pageIn } from "./list-query";

test("the page of a list is where the cursor leads, and the first one for a cursor somebody made up", () => {
  const cursor = encodeCursor({ at: new Date(1), id: "pay_0123456789" });
  expect(pageIn({ older: cursor })).toEqual({ cursor });
  expect(pageIn({ newer: cursor })).toEqual({ newerThan: cursor });
  expect(pageIn({ older: "made-up" })).toEqual({});
  expect(pageIn({ older: [cursor, cursor] })).toEqual({});
});

test("the address of a list says what narrows it, and nothing where nothing does", () => {
  expect(listAddress("/payments", { q: "a&b", status: undefined, older: null, from: "" })).toBe("/payments?q=a%26b");
  expect(listAddress("/payments", { q: undefined })).toBe("/payments");
  expect([{ q: undefined, from: "" }, { q: "1" }].map(isFiltered)).toEqual([false, true]);
});
