import { describe, expect, test } from "vitest";
import { checkHouse } from "./check-house";
import { importsOf } from "./imports";
import { FLOORS, LAYER_NAMES } from "./layers";

const SOUND = {
  "app/(portal)/payments/page.tsx": `import { listPayments } from "@/lib/payments";\nimport { Filter } from "./filter";\nimport { requireCtx } from "@/lib/session/require-ctx";\n`,
  "app/(portal)/payments/filter.tsx": `"use client";\nimport { useState } from "react";\nimport type { Payment } from "@/lib/payments/schema";\nimport { formatMoney } from "@/lib/kit/money";\nimport { refundAction } from "./actions";\n`,
  "app/(portal)/payments/actions.ts": `"use server";\nimport { listPayments } from "@/lib/payments";\n`,
  "app/api/payment/[id]/route.ts": `import { endpoint } from "@/lib/http";\nexport const GET = endpoint({});\n`,
  "app/_openapi/operations.gen.ts": `import * as one from "@/app/api/payment/[id]/route";\n`,
  "lib/kit/money.ts": `import { CURRENCIES } from "./currencies";\n`,
  "lib/kit/currencies.ts": "",
  "lib/kit/zod.ts": `import { z } from "zod";\nimport { readFileSync } from "node:fs";\n`,
  "lib/context.ts": `import { eq } from "drizzle-orm";\nimport { type Pool, pool } from "@/db/client";\n`,
  "lib/tenants/index.ts": `export { createTenant } from "./create-tenant";\n`,
  "lib/tenants/present.ts": `import type { Shape } from "./shape";\n`,
  "lib/tenants/shape.ts": `import { present } from "./present";\n`,
  "lib/tenants/create-tenant.ts": `import { eq } from "drizzle-orm";\nimport { tenants } from "@/db/schema/tenants";\nexport const createTenant = eq(tenants.id, 1);\n`,
  "lib/payments/index.ts": `export { listPayments } from "./list-payments";\n`,
  "lib/payments/schema.ts": `import { z } from "zod";\nimport { text } from "@/lib/kit/zod";\n`,
  "lib/payments/jobs.ts": `import { enqueue } from "@/lib/queue";\n`,
  "lib/payments/list-payments.ts": `import { desc, eq } from "drizzle-orm";\nimport { payments } from "@/db/schema/payments";\nimport { within } from "@/lib/context";\nimport { createTenant } from "@/lib/tenants";\nconst list = within(ctx, payments);\n`,
  "lib/payments/list-payments.test.ts": `import { testDb } from "@/lib/testing";\nimport { eq } from "drizzle-orm";\nimport { payments } from "@/db/schema/payments";\n`,
  "lib/http/index.ts": `import { admit } from "@/lib/credentials";\nimport type { Caller } from "@/lib/credentials/caller";\n`,
  "lib/worker/jobs.gen.ts": `import { jobs } from "@/lib/payments/jobs";\n`,
  "lib/connectors/contract.ts": `import { z } from "zod";\n`,
  "lib/connectors/registry.gen.ts": `import paystack from "./paystack";\n`,
  "lib/connectors/paystack/index.ts": `import { z } from "zod";\nimport { secretText } from "@/lib/kit/zod";\nimport type { Http } from "../contract";\nimport { toEvent } from "./wire";\n`,
  "lib/connectors/paystack/fixtures.ts": `import type { Fixtures } from "../conformance";\n`,
  "lib/connectors/paystack/wire.ts": `import { createHmac } from "node:crypto";\n`,
  "lib/connectors/scriptforge/index.ts": `import { run } from "@/lib/sandbox";\n`,
  "db/schema/payments.ts": `import { pgTable } from "drizzle-orm/pg-core";\nexport const payments = pgTable("payments", {\n  ...place,\n});\n`,
  "db/schema/tenants.ts": `export const tenants = pgTable("tenants", { id: text() });\n`,
};

const PLANTED: [rule: string, file: string, text: string][] = [
  ["product-never-imports-tests", "lib/connectors/http.ts", `import { conforms } from "./conformance";`],
  ["kit-knows-nothing", "lib/kit/bad.ts", `import { payments } from "@/db/schema/payments";`],
  ["kit-knows-nothing", "lib/kit/bad.ts", `import type { Ctx } from "../context";`],
  ["kit-knows-nothing", "lib/kit/bad.ts", `import postgres from "postgres";`],
  ["db-knows-only-kit", "db/bad.ts", `import { listPayments } from "@/lib/payments";`],
  ["db-knows-only-kit", "db/schema/bad.ts", `import { headers } from "next/headers";`],
  ["connectors-are-strangers", "lib/connectors/xero/index.ts", `import { toEvent } from "../paystack/wire";`],
  [
    "connectors-are-strangers",
    "lib/connectors/xero/index.ts",
    `const wire = await import("@/lib/connectors/paystack/wire");`,
  ],
  ["connectors-see-the-contract", "lib/connectors/xero/index.ts", `import { pool } from "@/db/client";`],
  ["connectors-see-the-contract", "lib/connectors/xero/index.ts", `import { cookies } from "next/headers";`],
  ["connectors-see-the-contract", "lib/connectors/xero/index.ts", `import { run } from "@/lib/sandbox";`],
  ["connectors-stand-on-kit", "lib/connectors/http.ts", `import { record } from "@/lib/audit";`],
  ["only-the-registry-names-connectors", "lib/payments/bad.ts", `import paystack from "@/lib/connectors/paystack";`],
  ["sandbox-is-alone", "lib/sandbox/bad.ts", `import { env } from "@/db/client";`],
  ["rooms-know-no-door", "lib/payments/bad.ts", `import { endpoint } from "@/lib/http";`],
  ["rooms-know-no-door", "lib/payments/bad.ts", `import { after } from "next/server";`],
  ["rooms-know-no-door", "lib/payments/bad.ts", `import { cache } from "react";`],
  ["context-knows-no-noun", "lib/context.ts", `import type { Tenant } from "@/lib/tenants/schema";`],
  ["doors-are-strangers", "lib/http/bad.ts", `import { requireCtx } from "@/lib/session";`],
  ["doors-are-strangers", "lib/worker/bad.ts", `export { endpoint } from "../http";`],
  ["front-doors-only", "lib/webhooks/bad.ts", `import { listPayments } from "@/lib/payments/list-payments";`],
  ["front-doors-only", "app/bad.tsx", `import type { Row } from "@/lib/payments/list-payments";`],
  ["front-doors-only", "app/bad.tsx", `import { listPayments } from "@/lib/payments/list-payments";`],
  ["front-doors-only", "lib/http/bad.ts", `import { jobs } from "@/lib/payments/jobs";`],
  ["schema-is-portable", "lib/payments/schema.ts", `import { listPayments } from "./list-payments";`],
  ["schema-is-portable", "lib/payments/schema.ts", `import { payments } from "@/db/schema/payments";`],
  ["tables-stay-inside", "app/bad.tsx", `import { payments } from "@/db/schema/payments";`],
  ["tables-stay-inside", "app/bad.tsx", `import { sql } from "drizzle-orm";`],
  ["pages-open-no-back-room", "app/bad.tsx", `import { registry } from "@/lib/connectors/registry.gen";`],
  ["nobody-imports-pages", "lib/http/bad.ts", `import { operations } from "@/app/_openapi/operations.gen";`],
  ["product-never-imports-tests", "lib/payments/bad.ts", `import { testDb } from "@/lib/testing";`],
  [
    "product-never-imports-tests",
    "lib/payments/bad.ts",
    `import { signed } from "@/lib/connectors/paystack/fixtures";`,
  ],
  [
    "no-cycles",
    "lib/tenants/create-tenant.ts",
    `import { other } from "./other";\nimport { createTenant } from "./index";`,
  ],
  ["clients-stay-light", "app/bad.tsx", `"use client";\nimport { Filter } from "@/lib/payments/schema";`],
  ["clients-stay-light", "app/bad.tsx", `// a leaf\n'use client';\nimport { z } from "zod";`],
  [
    "within-its-place",
    "lib/payments/bad.ts",
    `import { and, eq as is } from "drizzle-orm";\nimport { payments } from "@/db/schema/payments";\n// within(ctx, payments)`,
  ],
  ["endpoints-are-listed", "app/api/new/route.ts", "export const POST = endpoint({});"],
  [
    "few-imports",
    "lib/payments/bad.ts",
    Array.from({ length: 16 }, (_, one) => `import { a${one} } from "./a${one}";`).join("\n"),
  ],
  ["flat-app", "app/a/b/c/d/e/f/g/page.tsx", ""],
  ["folders-name-subjects", "app/components/button.tsx", ""],
  ["front-doors-name-verbs", "lib/payments/index.ts", `export * from "./list-payments";`],
  ["nothing-left-for-later", "lib/payments/bad.ts", "// TODO: later"],
  ["no-rule-is-silenced", "lib/payments/bad.ts", "// @ts-ignore"],
  ["no-rule-is-silenced", "lib/payments/bad.ts", "// biome-ignore lint/suspicious/noExplicitAny: easier"],
];

const rulesBroken = (files: Record<string, string>) =>
  checkHouse(new Map(Object.entries(files)), new Map()).map(({ rule }) => rule);

describe("the checker", () => {
  test("finds nothing in a sound house", () => {
    expect(checkHouse(new Map(Object.entries(SOUND)), new Map())).toEqual([]);
  });

  test.each(PLANTED)("%s: catches %s with %s", (rule, file, text) => {
    expect(rulesBroken({ ...SOUND, [file]: text })).toContain(rule);
  });

  test.each(FLOORS.slice(0, -1).map((room, floor) => [room, FLOORS[floor + 1] ?? ""]))(
    "%s does not look up at %s",
    (room, above) => {
      const planted = {
        [`lib/${room}/bad.ts`]: `import { x } from "@/lib/${above}";`,
        [`lib/${above}/good.ts`]: `import { x } from "@/lib/${room}";`,
      };
      expect(rulesBroken({ ...SOUND, ...planted })).toEqual([`${room}-looks-down`]);
    },
  );

  test("has no rule about who imports whom that was never seen to fail", () => {
    const seen = new Set([
      ...PLANTED.map(([rule]) => rule),
      ...FLOORS.slice(0, -1).map((room) => `${room}-looks-down`),
    ]);
    expect(LAYER_NAMES.filter((name) => !seen.has(name))).toEqual([`${FLOORS.at(-1)}-looks-down`]);
  });

  test("follows a client through files that don't say they are one", () => {
    const chain = {
      "app/leaf.tsx": `"use client";\nimport { rows } from "./rows";`,
      "app/rows.ts": `import { pool } from "@/db/client";`,
    };
    expect(checkHouse(new Map(Object.entries(chain)))).toContainEqual(
      expect.objectContaining({
        rule: "clients-stay-light",
        file: "app/rows.ts",
        says: expect.stringContaining("app/leaf.tsx"),
      }),
    );
  });

  test("notices an exemption nobody needs any more", () => {
    const exempt = new Map([["lib/payments/gone.ts", "once needed"]]);
    expect(checkHouse(new Map(Object.entries(SOUND)), exempt)).toMatchObject([{ rule: "exemptions-are-needed" }]);
  });
});

describe("importsOf", () => {
  test.each([
    [`import a from "x";`, "x", false],
    [`import type { A } from "x";`, "x", true],
    [`import { type A } from "x";`, "x", false],
    [`import type A from "x";`, "x", true],
    [`import type, { A } from "x";`, "x", false],
    [`import * as a from 'x';`, "x", false],
    [`import {\n  a,\n  b as c,\n} from "x";`, "x", false],
    [`import "x";`, "x", false],
    [`export { a } from "x";`, "x", false],
    [`export type { A } from "x";`, "x", true],
    [`export * as a from "x";`, "x", false],
    [`const a = await import("x");`, "x", false],
    [`type A = typeof import("x");`, "x", true],
    [`const a = require("x");`, "x", false],
    [`const shape = /["']/;\nimport a from "x";`, "x", false],
    [`const shape = /\\/*/;\nimport a from "x";\n/* end */`, "x", false],
  ])("reads %j", (text, specifier, typeOnly) => {
    expect(importsOf(text)).toMatchObject([{ specifier, typeOnly }]);
  });

  test.each([
    `// import a from "x";`,
    `/*\nimport a from "x";\n*/`,
    `export const a = Buffer.from("x");`,
    `export const from = "x";`,
    `const a = "import('x')";`.replaceAll("(", ""),
  ])("reads no import in %j", (text) => {
    expect(importsOf(text)).toEqual([]);
  });

  test("names what is imported and the line it stands on", () => {
    expect(importsOf(`// why\nimport { and, eq as is, type SQL } from "drizzle-orm";`)).toMatchObject([
      { names: ["and", "eq"], line: 2 },
    ]);
  });
});
