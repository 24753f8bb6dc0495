import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { at, createdAt, ENVIRONMENTS, tenantId } from "./columns";
import { integrations } from "./integrations";
import { users } from "./users";

export const FACTOR_KINDS = ["totp", "duo"] as const;

/**
 * What a person proves beside the password, of their own choice. `totp` has a sealed secret; `duo` names the installation that
 * stands for the person's own factor because they said so.
 */
export const mfaFactors = pgTable(
  "mfa_factors",
  {
    id: text().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: text({ enum: FACTOR_KINDS }).notNull(),
    sealedSecret: text("sealed_secret"),
    integrationId: text("integration_id"),
    /** Null until the first code was right; until then nobody is asked for one. */
    confirmedAt: at("confirmed_at"),
    /** The half minute of the last code that was taken: none of it or before it is taken again. */
    lastUsedStep: integer("last_used_step"),
    createdAt,
  },
  (t) => [
    uniqueIndex("mfa_factors_one_totp_idx").on(t.userId).where(sql`${t.kind} = 'totp'`),
    uniqueIndex("mfa_factors_one_duo_idx").on(t.userId, t.integrationId).where(sql`${t.kind} = 'duo'`),
    check("mfa_factors_totp_has_a_secret", sql`(${t.kind} = 'totp') = (${t.sealedSecret} is not null)`),
    check("mfa_factors_duo_names_an_integration", sql`(${t.kind} = 'duo') = (${t.integrationId} is not null)`),
  ],
);

/** Codes on paper for the day the telephone is gone. Kept hashed under the pepper; each opens once. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    codeHash: text("code_hash").notNull(),
    usedAt: at("used_at"),
    createdAt,
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
);

/**
 * Somebody whose password was right and who owes a second factor. It is no session: its token opens one page. `owes` holds
 * `own` for the person's factor and the ids of the Duo installations a company demands; whoever empties it is in.
 */
export const signInChallenges = pgTable(
  "sign_in_challenges",
  {
    tokenHash: text("token_hash").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Set when the person is signed in and enters a company that asks for more: the session that will be replaced. */
    sessionToken: text("session_token"),
    owes: text().array().notNull(),
    /** Installations that let the person through, and when. */
    passed: jsonb().$type<Record<string, string>>().notNull().default({}),
    guesses: integer().notNull().default(0),
    /** How often a provider was asked to send something to a telephone. */
    pushes: integer().notNull().default(0),
    /** Which installation is being asked now, and by what name its answer will be known. */
    askedIntegration: text("asked_integration"),
    askedState: text("asked_state"),
    askedNonce: text("asked_nonce"),
    askedAt: at("asked_at"),
    /** When the asked installation was found to be out of order. */
    downAt: at("down_at"),
    nextPath: text("next_path").notNull().default("/"),
    expiresAt: at("expires_at").notNull(),
    createdAt,
  },
  (t) => [
    index("sign_in_challenges_expires_idx").on(t.expiresAt),
    index("sign_in_challenges_user_idx").on(t.userId),
    check("sign_in_challenges_count_guesses", sql`${t.guesses} between 0 and 5`),
  ],
);

export const FACTOR_MODES = ["off", "offered", "required"] as const;
export type FactorMode = (typeof FACTOR_MODES)[number];

/** Which Duo installation a company's people use at sign-in. It holds in both environments, whichever it was installed in. */
export const factorPolicies = pgTable(
  "factor_policies",
  {
    tenantId: tenantId(),
    companyId: text("company_id").notNull(),
    mode: text({ enum: FACTOR_MODES }).notNull().default("off"),
    integrationId: text("integration_id").notNull(),
    integrationEnvironment: text("integration_environment", { enum: ENVIRONMENTS }).notNull(),
    /** Whether people get in without it while it is out of order. */
    letInWhenDown: boolean("let_in_when_down").notNull().default(false),
    updatedBy: text("updated_by").notNull(),
    updatedAt: at("updated_at").notNull().default(sql`now()`),
    createdAt,
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.companyId] }),
    foreignKey({
      name: "factor_policies_integration_fk",
      columns: [t.tenantId, t.companyId, t.integrationEnvironment, t.integrationId],
      foreignColumns: [integrations.tenantId, integrations.companyId, integrations.environment, integrations.id],
    }).onDelete("cascade"),
  ],
);
