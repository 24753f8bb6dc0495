import { describe, expect, test } from "vitest";
import { readCreditorReference } from "@/lib/kit/bank-numbers";
import { accountFields, transferReference } from "./fields";
import { settings } from "./settings";

const account = { accountHolder: "Example Trading Ltd", accountNumber: "DE89 3704 0044 0532 0130 00" };

describe("the reference of a transfer", () => {
  test("is the same for one attempt, another for the next, and a creditor reference of 16 characters", () => {
    const one = transferReference("att_1");
    expect(transferReference("att_1")).toBe(one);
    expect(transferReference("att_2")).not.toBe(one);
    expect(readCreditorReference(one)).toBe(one);
    expect(one).toMatch(/^RF\d{2}[0-9A-HJKMNP-TV-Z]{12}$/);
  });

  test("is one of its own for each of ten thousand attempts", () => {
    const made = Array.from({ length: 10_000 }, (_, at) => transferReference(`att_${at}`));
    expect(new Set(made).size).toBe(10_000);
  });
});

describe("the account's settings", () => {
  test("keep numbers as banks write them, however they were typed", () => {
    const typed = { ...account, accountNumber: "de89 3704 0044 0532 0130 00", bankCode: "coba deff xxx" };
    expect(settings.parse(typed)).toMatchObject({
      accountNumber: "DE89370400440532013000",
      bankCode: "COBADEFFXXX",
    });
  });

  test.each([
    ["accountNumber", "DE89370400440532013001"],
    ["accountNumber", "12"],
    ["accountNumber", "1234567890\u0000"],
    ["accountHolder", ""],
    ["accountHolder", "Evil\u0000"],
    ["bankCode", "a/b"],
    ["note", "x".repeat(301)],
  ])("refuse %s %j", (field, value) => {
    const { error } = settings.safeParse({ ...account, [field]: value });
    expect(error?.issues.map(({ path }) => path[0])).toContain(field);
  });

  test("are shown line by line with the right names, and nothing that was left empty", () => {
    const iban = settings.parse({ ...account, bankCode: "COBADEFFXXX", bankName: "" });
    expect(accountFields(iban, "RF1").map(({ label }) => label)).toEqual([
      "Account holder",
      "IBAN",
      "BIC",
      "Payment reference",
    ]);
    const british = settings.parse({ ...account, accountNumber: "1234 5678", bankCode: "20-00-00", note: "Thanks" });
    expect(accountFields(british, "RF1")).toEqual([
      { label: "Account holder", value: "Example Trading Ltd" },
      { label: "Account number", value: "12345678" },
      { label: "Sort code or routing number", value: "200000" },
      { label: "Payment reference", value: "RF1" },
      { label: "Note", value: "Thanks" },
    ]);
  });
});
