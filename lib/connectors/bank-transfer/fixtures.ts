import type { Fixtures } from "../conformance";

const settings = {
  accountHolder: "Example Trading Ltd",
  accountNumber: "DE89 3704 0044 0532 0130 00",
  bankCode: "COBADEFFXXX",
  bankName: "Example Bank",
  note: "Transfers usually take one banking day.",
};

export const fixtures: Fixtures = {
  settings,
  otherSettings: { ...settings, accountNumber: "12345678", bankCode: "20-00-00" },
  start: {
    reference: "att_0190f0c0a00070008000000000001234",
    method: "bank_transfer",
    label: "Order 1001",
    money: { amount: 10_000n, currency: "EUR" },
  },
  started: { providerId: "RF34ZPN36C5HCFVN", redirectUrl: null },
  recorded: [],
  callback: null,
};
