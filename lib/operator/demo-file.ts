import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { env } from "@/lib/kit/env";

const DemoPlace = z.object({
  tenantId: z.string(),
  companyId: z.string(),
  environment: z.enum(["production", "sandbox"]),
  applicationId: z.string(),
  clientId: z.string(),
});
export type DemoPlace = z.output<typeof DemoPlace>;

const DemoAffiliate = z.object({
  tenantId: z.string(),
  companyId: z.string(),
  environment: z.literal("sandbox"),
  /** The merchant it manages: our id, and the UUID its interface takes. */
  merchantTenantId: z.string(),
  merchantId: z.string(),
});
export type DemoAffiliate = z.output<typeof DemoAffiliate>;

/** What the demo's owner may read again: made-up people's passwords and the ids of what was seeded. Kept in the data folder, 0600. */
const DemoFile = z.object({
  signIns: z.array(z.object({ role: z.string(), email: z.string(), password: z.string(), company: z.string() })),
  sandbox: DemoPlace,
  production: DemoPlace,
  other: DemoPlace,
  /** Absent where the demo was seeded before there were affiliates. */
  affiliate: DemoAffiliate.optional(),
});
export type DemoFile = z.output<typeof DemoFile>;

const path = () => join(env().DATA_DIR, "demo.json");

/** What was seeded into this installation; null when nothing was. */
export const readDemoFile = (): DemoFile | null =>
  existsSync(path()) ? DemoFile.parse(JSON.parse(readFileSync(path(), "utf8"))) : null;

export function writeDemoFile(demo: DemoFile): void {
  mkdirSync(env().DATA_DIR, { recursive: true, mode: 0o700 });
  writeFileSync(path(), `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  chmodSync(path(), 0o600);
}
