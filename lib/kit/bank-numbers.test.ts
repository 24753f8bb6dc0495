import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { creditorReference, isIban, plainNumber, readCreditorReference } from "./bank-numbers";

describe("isIban", () => {
  test.each(["DE89370400440532013000", "GB29NWBK60161331926819", "NO9386011117947", "MT84MALT011000012345MTLCAST001S"])(
    "takes %s",
    (iban) => {
      expect(isIban(iban)).toBe(true);
    },
  );

  test.each(["DE89370400440532013001", "DE98370400440532013000", "DE89", "", "DE8937040044053201300\u0000"])(
    "refuses %j",
    (iban) => {
      expect(isIban(iban)).toBe(false);
    },
  );

  test("is read without spaces and in capitals", () => {
    expect(plainNumber(" de89 3704-0044 0532 0130 00 ")).toBe("DE89370400440532013000");
  });
});

describe("a creditor reference", () => {
  test("has the check digits of the standard", () => {
    expect(creditorReference("539007547034")).toBe("RF18539007547034");
  });

  const body = fc.string({ unit: fc.constantFrom(..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"), minLength: 1, maxLength: 21 });

  test("is read back however it was spaced", () => {
    fc.assert(
      fc.property(body, (made) => {
        const whole = creditorReference(made);
        expect(readCreditorReference(` ${whole.toLowerCase().replace(/(.{4})/g, "$1 ")}`)).toBe(whole);
      }),
    );
  });

  test("with one digit or one letter taken for another is none", () => {
    fc.assert(
      fc.property(body, fc.nat(), (made, at) => {
        const whole = creditorReference(made);
        const place = 4 + (at % made.length);
        const [one, another] = /\d/.test(whole.charAt(place)) ? ["7", "3"] : ["K", "M"];
        const other = whole.charAt(place) === one ? another : one;
        expect(readCreditorReference(whole.slice(0, place) + other + whole.slice(place + 1))).toBeNull();
      }),
    );
  });

  test.each(["INV-1001", "RF", "RF00", "RFxx", "РF18539007547034"])("%j is none", (typed) => {
    expect(readCreditorReference(typed)).toBeNull();
  });
});
