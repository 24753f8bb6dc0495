import { z } from "zod";
import { idText } from "@/lib/kit/zod";

/** What a person types to sign in. Nothing is said about the shape of a password: it is right or wrong. */
export const SignIn = z.strictObject({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email("Enter an e-mail address such as name@example.com.").max(254, "At most 254 characters."))
    .meta({ title: "E-mail" }),
  password: z
    .string()
    .min(1, "Enter your password.")
    .max(200, "At most 200 characters.")
    .meta({ title: "Password", writeOnly: true }),
});
export type SignIn = z.output<typeof SignIn>;

export const SwitchCompany = z.strictObject({ companyId: idText });
export const SwitchEnvironment = z.strictObject({ environment: z.enum(["production", "sandbox"]) });
