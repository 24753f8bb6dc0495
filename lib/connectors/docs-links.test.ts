import { expect, test } from "vitest";
import { type Field, fieldsOf } from "@/lib/kit/fields";
import { CONNECTORS } from "./registry.gen";

/** What no outside service hands out: made by us, or written by the merchant. */
const OWN = ["simulator", "scriptforge", "bank-transfer"];

test.each(Object.keys(CONNECTORS).filter((id) => !OWN.includes(id)))(
  "every secret %s asks for says where it is found",
  (id) => {
    const fields = Object.values<Field>(fieldsOf(CONNECTORS[id]?.settings ?? expect.unreachable()));
    const secrets = fields.filter(({ secret, hidden }) => secret && !hidden);
    for (const { name, docsUrl } of secrets) expect([name, docsUrl]).toEqual([name, expect.stringMatching(/^https:/)]);
  },
);
