import { z } from "zod";
import { Instant, Metadata, PageLimit, text } from "@/lib/kit/zod";
import { Email } from "@/lib/tenants/schema";

const ADA = "ada@example.com";
const MOST_CONTACTS = 20;

export const CustomerId = z
  .string()
  .meta({ description: "Id of the customer.", example: "cus_019b7d1e5a3c7f60a1b2c3d4e5f60718" });
/** Anything that can't be a customer's id is simply not found, never a validation error. */
export const CustomerParams = z.object({ id: CustomerId });

export const CustomerReference = text(1, 255).meta({
  description: "Your own id of this customer; no two customers share one.",
  example: "C-1815",
});
const Name = text(1, 255).meta({ description: "A person's or a company's name.", example: "Ada Lovelace" });
const PaypalEmail = Email.nullable().meta({
  format: "email",
  description: "The address this customer pays from at PayPal. No two customers share one.",
  example: ADA,
});

const Contacts = z
  .array(
    z.strictObject({
      name: text(1, 255).optional().meta({ example: "Ada Lovelace" }),
      email: Email.meta({ format: "email", example: ADA }),
    }),
  )
  .max(MOST_CONTACTS, `At most ${MOST_CONTACTS} of these.`)
  .superRefine((contacts, { addIssue }) => {
    const seen = new Set<string>();
    for (const [place, { email }] of contacts.entries()) {
      if (seen.has(email)) addIssue({ code: "custom", path: [place, "email"], message: "was given before" });
      seen.add(email);
    }
  })
  .meta({ description: "Who to write to; the first one first." });

export const CreateCustomer = z
  .strictObject({
    reference: CustomerReference.optional(),
    name: Name,
    paypalEmail: PaypalEmail.optional(),
    contacts: Contacts.optional(),
    metadata: Metadata.optional().meta({ example: { plan: "annual" } }),
  })
  .meta({ id: "CreateCustomer" });
export type CreateCustomer = z.output<typeof CreateCustomer>;

export const UpdateCustomer = z
  .strictObject({
    reference: CustomerReference.nullable().optional(),
    name: Name.optional(),
    paypalEmail: PaypalEmail.optional(),
    contacts: Contacts.optional().meta({ description: "The new list, in place of the one before." }),
    metadata: Metadata.optional().meta({ description: "The new metadata, in place of those before." }),
  })
  .meta({ id: "UpdateCustomer", description: "What is left out stays as it is." });
export type UpdateCustomer = z.output<typeof UpdateCustomer>;

export const Customer = z
  .object({
    id: CustomerId,
    environment: z.enum(["production", "sandbox"]).meta({ example: "sandbox" }),
    reference: z.string().nullable().meta({ description: "Your own id of this customer.", example: "C-1815" }),
    name: z.string().meta({ example: "Ada Lovelace" }),
    paypalEmail: z.string().nullable().meta({ format: "email", example: ADA }),
    contacts: z.array(
      z.object({
        name: z.string().nullable().meta({ example: "Ada Lovelace" }),
        email: z.string().meta({ format: "email", example: ADA }),
      }),
    ),
    metadata: z.record(z.string(), z.string()).meta({ example: { plan: "annual" } }),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "Customer" });
export type Customer = z.output<typeof Customer>;
export const CustomerAnswer = z.object({ data: Customer });

export const ListCustomers = z.strictObject({
  reference: CustomerReference.optional().meta({ description: "The customer with this reference." }),
  email: Email.optional().meta({
    format: "email",
    description: "Customers with this contact or PayPal address.",
    example: ADA,
  }),
  cursor: z.string().max(200).optional().meta({ description: "`nextCursor` of the answer before." }),
  limit: PageLimit,
});
export type ListCustomers = z.output<typeof ListCustomers>;

export const CustomerList = z
  .object({ data: z.array(Customer), nextCursor: z.string().nullable().meta({ example: null }) })
  .meta({ id: "CustomerList" });
