import { sql } from "drizzle-orm";
import { customType, text, timestamp } from "drizzle-orm/pg-core";

export const ENVIRONMENTS = ["production", "sandbox"] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** A moment. Milliseconds, because that is what a JavaScript date keeps and a keyset cursor must not lose a digit. */
export const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const createdAt = at("created_at").notNull().default(sql`now()`);

/** A new column each time: `references` and `primaryKey` change the builder they are called on. */
export const tenantId = () => text("tenant_id").notNull();

/** Where a row lives. Every row below a company carries all three. */
export const place = {
  get tenantId() {
    return tenantId();
  },
  get companyId() {
    return text("company_id").notNull();
  },
  get environment() {
    return text({ enum: ENVIRONMENTS }).notNull();
  },
};

/** An amount in minor units of its currency; read as bigint, never as a float. */
export const minor = customType<{ data: bigint; driverData: string }>({
  dataType: () => "bigint",
  fromDriver: BigInt,
  toDriver: String,
});

export const cidr = customType<{ data: string; driverData: string }>({ dataType: () => "cidr" });
