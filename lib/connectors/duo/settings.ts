import { z } from "zod";
import { randomText } from "@/lib/kit/random";
import { secretText } from "@/lib/kit/zod";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const AKEY_LENGTH = 48;

/** Duo's own hosts and no others: the name is typed by people, and we call it. */
export const DUO_ORIGIN = /^https:\/\/api-[0-9a-f]{8}\.(?:duosecurity|duofederal)\.com$/;

const DOCS = "https://duo.com/docs/authapi";

export const settings = z.strictObject({
  integrationKey: z
    .string()
    .trim()
    .regex(/^D[A-Za-z0-9]{19}$/, "20 letters and digits that start with D.")
    .meta({
      title: "Integration Key",
      description: "Duo also calls it Client ID.",
      examples: ["DIXXXXXXXXXXXXXXXXXX"],
      "x-docs": DOCS,
    }),
  secret: secretText("Secret")
    .refine((typed) => typed.length === 40, "The secret key has 40 characters.")
    .meta({ description: "Duo also calls it Secret key or Client secret.", "x-docs": DOCS }),
  email: z
    .union([z.email("Enter an e-mail address such as name@example.com."), z.literal("")])
    .default("")
    .meta({ title: "Email", description: "Of whoever looks after this Duo account. Only a note.", format: "email" }),
  host: z
    .string()
    .trim()
    .toLowerCase()
    .refine((typed) => DUO_ORIGIN.test(`https://${typed}`), "The API hostname, such as api-1234abcd.duosecurity.com.")
    .meta({
      title: "Host",
      description: "Duo calls it API hostname.",
      examples: ["api-1234abcd.duosecurity.com"],
      "x-docs": DOCS,
    }),
  akey: z
    .string()
    .trim()
    .max(200, "At most 200 characters.")
    .overwrite((typed) => typed || randomText(LETTERS, AKEY_LENGTH))
    .min(40, "At least 40 characters, or nothing.")
    .prefault("")
    .meta({
      title: "AKey",
      writeOnly: true,
      description:
        "A relic of Duo’s retired Web SDK 2. Leave it empty and one is made; it is kept here and sent nowhere.",
      "x-docs": "https://duo.com/docs/duoweb-v2",
    }),
  flow: z.enum(["universal", "push"]).default("universal").meta({
    title: "How people confirm",
    description:
      "Universal Prompt (“universal”) leads to Duo’s page and needs a Web SDK application in Duo. Push sends a question to the telephone at once and needs an Auth API application. The keys differ.",
  }),
});
export type Settings = z.output<typeof settings>;
