import { z } from "zod";
import { idText } from "@/lib/kit/zod";

/** A code as it is typed: six digits of an app, or a recovery code. Which it is, it says itself. */
export const CodeInput = z.strictObject({
  code: z
    .string()
    .trim()
    .min(1, "Enter a code.")
    .max(40, "At most 40 characters.")
    .overwrite((typed) => (/^[\d\s]+$/.test(typed) ? typed.replace(/\s/g, "") : typed))
    .meta({ title: "Code", description: "The six digits of your app, or one of your recovery codes." }),
});
export type CodeInput = z.output<typeof CodeInput>;

/** Shows that it is still the same person: their password, a code of their app, or a recovery code. */
export const ProofInput = z.strictObject({
  proof: z
    .string()
    .min(1, "Enter your password or a code.")
    .max(200, "At most 200 characters.")
    .meta({ title: "Password or code", writeOnly: true }),
});
export type ProofInput = z.output<typeof ProofInput>;

export const DuoChoice = z.strictObject({ integrationId: idText });

export const SetFactorPolicy = z.strictObject({
  mode: z.enum(["off", "offered", "required"]).meta({ title: "At sign-in" }),
  integrationId: idText.meta({ title: "Installation" }),
  letInWhenDown: z.boolean().default(false).meta({
    title: "Let people in while Duo is out of order",
    description:
      "When off, only recovery codes work then, and for owners also their authenticator app. When on, whoever knows a password gets in for as long as Duo can’t be reached.",
  }),
});
export type SetFactorPolicy = z.output<typeof SetFactorPolicy>;
