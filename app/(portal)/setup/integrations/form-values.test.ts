import { describe, expect, test } from "vitest";
import { CONNECTORS } from "@/lib/connectors/registry.gen";
import { formOf } from "@/lib/integrations";
import { valuesIn } from "./form-values";

function modelOf(id: string) {
  const connector = CONNECTORS[id];
  if (!connector) throw new Error(`no ${id}`);
  return { ...formOf(connector), stored: null };
}

function sent(entries: [string, string][]) {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

describe("valuesIn", () => {
  test("reads every kind of field the way its connector wants it", () => {
    const form = sent([
      ["settings.paymentTypes", "mass_pay"],
      ["settings.paymentTypes", "send_money"],
      ["settings.addresses", "one@example.com, two@example.com\n\nthree@example.com"],
      ["currencies", "EUR"],
      ["deductFees", "no"],
      ["label", " Top-ups "],
    ]);
    expect(valuesIn(form, modelOf("paypal-ipn"))).toEqual({
      mode: null,
      label: "Top-ups",
      settings: {
        paymentTypes: ["mass_pay", "send_money"],
        verifyTransaction: false,
        addresses: ["one@example.com", "two@example.com", "three@example.com"],
      },
      currencies: ["EUR"],
      terms: { fixed: {}, percent: "0", deductFees: false },
    });
  });

  test("leaves out a secret that is not being typed, and the mode of what is installed", () => {
    const form = sent([
      ["settings.publicKey", "pk_test_1"],
      ["fixed.EUR", "0.30"],
      ["percent", ""],
      ["label", "Cards"],
    ]);
    const model = {
      ...modelOf("stripe"),
      stored: {
        label: "",
        settings: {},
        secrets: {},
        currencies: [],
        terms: { fixed: {}, percent: "0", deductFees: false },
      },
    };
    expect(valuesIn(form, model)).toEqual({
      mode: null,
      label: "Cards",
      settings: { publicKey: "pk_test_1" },
      currencies: [],
      terms: { fixed: { EUR: "0.30" }, percent: "0" },
    });
  });
});
