import type { customerContacts, customers } from "@/db/schema/customers";
import type { Customer } from "./schema";

export type CustomerRow = typeof customers.$inferSelect;
type Contact = Pick<typeof customerContacts.$inferSelect, "name" | "email">;

/** A customer as the API shows it, with the contacts in the order they were given. */
export const presentCustomer = (row: CustomerRow, contacts: readonly Contact[]): Customer => ({
  id: row.id,
  environment: row.environment,
  reference: row.reference,
  name: row.name,
  paypalEmail: row.paypalEmail,
  contacts: contacts.map(({ name, email }) => ({ name, email })),
  metadata: row.metadata,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
