import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fieldsOf } from "./fields";
import { Instant, IpRange, Metadata, MinorAmount, multiline, secretText, text } from "./zod";

const Form = z.object({
  label: text(1, 80).meta({ title: "Label", description: "Who will use it." }),
  scopes: z
    .array(z.enum(["payments.create", "not_now"]))
    .min(1)
    .meta({ title: "Permission scopes" }),
  allowedIps: z.array(IpRange).default([]),
  expiresAt: Instant.nullable().default(null).meta({ title: "Expiration" }),
  amount: MinorAmount.optional(),
  note: multiline(0, 500).optional(),
  environment: z.enum(["production", "sandbox"]).default("sandbox"),
  test: z.boolean().default(false),
  contact: z.email().optional(),
  site: z.url().optional(),
  metadata: Metadata.optional(),
  secretKey: secretText("Private Key").meta({ "x-docs": "https://example.com/keys" }),
  certificate: secretText("Certificate", { lines: true }).optional(),
  oldKey: secretText("Old Key").default("sk_default"),
});

describe("fieldsOf", () => {
  const fields = fieldsOf(Form);

  test("says where a value is found, where the schema does", () => {
    expect([fields.secretKey.docsUrl, fields.oldKey.docsUrl]).toEqual(["https://example.com/keys", null]);
  });

  test("has one field for each key, in order, under its own name", () => {
    expect(Object.keys(fields)).toEqual(Object.keys(Form.shape));
    expect(Object.values(fields).map(({ name }) => name)).toEqual(Object.keys(Form.shape));
  });

  test("takes label and help from the schema, and makes a label where it has none", () => {
    expect(fields.label).toMatchObject({ label: "Label", help: "Who will use it.", min: 1, max: 80 });
    expect(fields.expiresAt.label).toBe("Expiration");
    expect(fields.allowedIps).toMatchObject({ label: "Allowed ips", help: null });
  });

  test("requires exactly what is refused when left out", () => {
    const required = Object.values(fields).filter((field) => field.required);
    expect(required.map(({ name }) => name)).toEqual(["label", "scopes", "secretKey"]);
  });

  test.each([
    ["label", "text"],
    ["scopes", "checkboxes"],
    ["allowedIps", "list"],
    ["expiresAt", "datetime"],
    ["amount", "number"],
    ["note", "lines"],
    ["environment", "select"],
    ["test", "checkbox"],
    ["contact", "email"],
    ["site", "url"],
    ["metadata", "pairs"],
    ["secretKey", "password"],
    ["certificate", "lines"],
  ] as const)("draws %s as %s", (name, kind) => {
    expect(fields[name].kind).toBe(kind);
  });

  test("lists what can be chosen in words", () => {
    expect(fields.scopes.options).toEqual([
      { value: "payments.create", label: "Payments.create" },
      { value: "not_now", label: "Not now" },
    ]);
    expect(fields.environment).toMatchObject({ initial: "sandbox" });
  });

  test("never carries the text of a secret, not even a default", () => {
    expect(fields.oldKey).toMatchObject({ secret: true, initial: null });
    expect(JSON.stringify(fields)).not.toContain("sk_default");
  });

  test("is plain data that survives the way to a browser", () => {
    expect(JSON.parse(JSON.stringify(fields))).toEqual(fields);
  });

  test("knows the words of choices, where choices come from, and what is never drawn", () => {
    const { kind, script, source } = fieldsOf(
      z.strictObject({
        kind: z.array(z.enum(["mass_pay", "other"])).meta({ "x-labels": { mass_pay: "Mass Pay" } }),
        script: z.string().meta({ "x-source": "scripts" }),
        source: z.string().optional().meta({ "x-hidden": true }),
      }),
    );
    expect(kind.options).toEqual([
      { value: "mass_pay", label: "Mass Pay" },
      { value: "other", label: "Other" },
    ]);
    expect([kind.source, script.source, kind.hidden, source.hidden]).toEqual([null, "scripts", false, true]);
  });

  test("has no answer for what is not an object", () => {
    expect(() => fieldsOf(z.string())).toThrow("Only an object has fields.");
  });
});
