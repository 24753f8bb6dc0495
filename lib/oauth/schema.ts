import { z } from "zod";
import { GRACES, type Scope, scopesFor } from "@/lib/credentials/schema";
import { redirectProblem } from "@/lib/kit/redirect-uri";
import { Environment, idText, text } from "@/lib/kit/zod";

/** What an app can ask people for, in the words of the consent screen. */
export const APP_SCOPES = scopesFor("oauth_grant");

const RedirectUri = z
  .string()
  .trim()
  .max(2000, "At most 2000 characters.")
  .superRefine((address, { addIssue }) => {
    const problem = redirectProblem(address);
    if (problem) addIssue({ code: "custom", message: `${address.slice(0, 100) || "An empty line"} ${problem}.` });
  });

const RedirectUris = z
  .array(RedirectUri)
  .min(1, "Give at least one address.")
  .max(20, "At most 20 addresses.")
  .transform((addresses) => [...new Set(addresses)])
  .meta({
    title: "Redirect addresses",
    description:
      "One a line. People come back to exactly these, character for character: https, or http on 127.0.0.1 or localhost.",
  });

const Scopes = z
  .array(z.enum(APP_SCOPES.map(({ value }) => value)))
  .min(1, "choose at least one scope")
  .transform((scopes): Scope[] => (scopes.includes("*") ? ["*"] : [...new Set(scopes)].sort()))
  .meta({ title: "Permission scopes", description: "The most the app may ask people for." });

const name = text(1, 80).meta({ title: "Name", description: "People read it when they are asked to allow the app." });

/** An app that shall ask people to let it in. */
export const CreateOauthClient = z.strictObject({
  name,
  type: z.enum(["confidential", "public"]).meta({ title: "Kind of app" }),
  redirectUris: RedirectUris,
  scopes: Scopes,
});
export type CreateOauthClient = z.output<typeof CreateOauthClient>;

/** What can be changed of an app later. Its kind can't: a secret that is out there stays out there. */
export const UpdateOauthClient = z.strictObject({ id: idText, name, redirectUris: RedirectUris, scopes: Scopes });
export type UpdateOauthClient = z.output<typeof UpdateOauthClient>;

export const RotateOauthSecret = z.strictObject({
  id: idText,
  grace: z
    .enum(GRACES)
    .default("24h")
    .meta({ title: "Grace period", description: "How long the old secret works beside the new one." }),
});
export type RotateOauthSecret = z.output<typeof RotateOauthSecret>;

export const OauthId = z.strictObject({ id: idText });
export type OauthId = z.output<typeof OauthId>;

/** The answer of a person to the consent screen: `query` is what the app asked for, word for word. */
export const ConsentAnswer = z.strictObject({
  query: z.string().max(8000),
  decision: z.enum(["allow", "deny"]),
  companyId: idText.default(""),
  environment: Environment.default("sandbox"),
});
export type ConsentAnswer = z.output<typeof ConsentAnswer>;
