import { z } from "zod";
import { isIban, looksLikeIban, plainNumber } from "@/lib/kit/bank-numbers";
import { multiline, text } from "@/lib/kit/zod";

const ACCOUNT = /^[0-9A-Z]{4,34}$/;

/** The account that payers transfer to, as it is shown to them. */
export const settings = z.strictObject({
  accountHolder: text(1, 140).meta({
    title: "Account holder",
    description: "As your bank has it; many banks compare it with what the payer types.",
    examples: ["Example Trading Ltd"],
  }),
  accountNumber: z
    .string()
    .overwrite(plainNumber)
    .regex(ACCOUNT, "4 to 34 letters and digits.")
    .refine((number) => !looksLikeIban(number) || isIban(number), "This IBAN has a typing error.")
    .meta({
      title: "IBAN or account number",
      description: "The check digits of an IBAN are verified.",
      examples: ["DE89 3704 0044 0532 0130 00"],
    }),
  bankCode: z
    .string()
    .overwrite(plainNumber)
    .regex(/^(?:[0-9A-Z]{5,11})?$/, "5 to 11 letters and digits.")
    .optional()
    .meta({
      title: "BIC, sort code or routing number",
      description: "What payers need beside the account number.",
    }),
  bankName: text(0, 140).optional().meta({ title: "Bank name" }),
  note: multiline(0, 300).optional().meta({
    title: "Note to payers",
    description: "Shown below the account, such as how long a transfer usually takes.",
  }),
});
export type Settings = z.output<typeof settings>;
