"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { createCustomer, updateCustomer } from "@/lib/customers";
import { CreateCustomer } from "@/lib/customers/schema";
import { invalid } from "@/lib/kit/errors";
import { idText } from "@/lib/kit/zod";
import { action, parse } from "@/lib/session";
import { contactsIn } from "./contact-lines";

const NEEDS = "ledger:adjust";

/** The form as it is typed; what is left empty is not there. */
const Form = z.strictObject({
  name: z.string().max(1000),
  reference: z.string().max(1000),
  paypalEmail: z.string().max(1000),
  contacts: z.string().max(20_000),
});
type Form = z.output<typeof Form>;

function customerIn({ name, reference, paypalEmail, contacts }: Form): CreateCustomer {
  const listed = contactsIn(contacts);
  const wrong = listed.find(({ email }) => !z.email().safeParse(email).success);
  if (wrong) throw invalid({ contacts: [`“${wrong.email.slice(0, 80)}” is no e-mail address.`] });
  return parse(CreateCustomer, {
    name,
    ...(reference.trim() && { reference }),
    ...(paypalEmail.trim() && { paypalEmail }),
    contacts: listed,
  });
}

export const createCustomerAction = action(NEEDS, Form, async (ctx, form) => {
  const { id, name } = await createCustomer(ctx, customerIn(form));
  revalidatePath("/customers");
  return { id, name };
});

export const updateCustomerAction = action(NEEDS, Form.extend({ id: idText }), async (ctx, { id, ...form }) => {
  const { reference = null, paypalEmail = null, ...wanted } = customerIn(form);
  const { name } = await updateCustomer(ctx, { ...wanted, reference, paypalEmail, id });
  revalidatePath("/customers/[customerId]", "layout");
  return { id, name };
});
