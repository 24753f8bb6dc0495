import { expect, test } from "vitest";
import { contactsIn, linesOf } from "./contact-lines";

test("contacts are read as they are written", () => {
  const contacts = [{ name: "Ada Lovelace", email: "ada@example.com" }, { email: "zoe@example.com" }];
  expect(contactsIn(linesOf(contacts))).toEqual(contacts);
  expect(contactsIn(" \r\n <ada@example.com> \n Ada L. < ada@example.com >\nno address")).toEqual([
    { email: "ada@example.com" },
    { name: "Ada L.", email: "ada@example.com" },
    { email: "no address" },
  ]);
});
