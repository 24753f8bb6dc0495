import { z } from "zod";
import { parseTrustedProxies } from "./ip";
import { keyringOf } from "./seal";

const key = z.string().min(32, "at least 32 characters");
const whole = (min: number, usual: number) => z.coerce.number().int().min(min).default(usual);
const read =
  <T>(how: (text: string) => T) =>
  (text: string, ctx: z.core.$RefinementCtx<string>) => {
    try {
      return how(text);
    } catch (error) {
      ctx.addIssue({ code: "custom", message: error instanceof Error ? error.message : String(error) });
      return z.NEVER;
    }
  };
const origin = z.url({ protocol: /^https?$/ }).transform((address) => new URL(address).origin);
const HOST_NAME = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$/;
const OFF = ["off", "0", "false", "no"];

const Env = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
    /** postgres:// address of the owner of the database. */
    DATABASE_URL: z.string().regex(/^postgres(?:ql)?:\/\//, "a postgres:// address"),
    DATABASE_POOL: whole(1, 10),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    /** Where this installation keeps what is not in the database. */
    DATA_DIR: z.string().default(".data"),
    /** Where people and machines reach us from outside; an origin without a path. */
    PUBLIC_URL: origin.optional(),
    AUTH_SECRET: key,
    TOKEN_PEPPER: key,
    URL_SIGNING_KEY: key,
    /** 32-byte keys in base64 or hex, the current one first, older ones behind commas. */
    SEAL_KEY: z.string().transform(read(keyringOf)),
    TRUSTED_PROXIES: z.string().default("").transform(read(parseTrustedProxies)),
    /** Whether an empty database gets the demo; on unless switched off. */
    PORTICO_DEMO: z
      .string()
      .default("on")
      .transform((text) => !OFF.includes(text.toLowerCase())),
    WORKER: z.enum(["in-process", "external"]).default("in-process"),
    LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
    BAD_KEY_BURST: whole(1, 300),
    BAD_KEY_PER_SECOND: whole(1, 10),
    CREDENTIAL_RATE_PER_SECOND: whole(1, 1000),
    /** How many days the request log goes back, today not counted. */
    REQUEST_LOG_DAYS: whole(1, 30),
    OIDC_ISSUER: z.url().optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    /** The operator's app at Xero; with it merchants can connect their books. */
    XERO_CLIENT_ID: z.string().optional(),
    XERO_CLIENT_SECRET: z.string().optional(),
    /** Hosts whose payment form may run in our page, besides the platform's own: names, comma between them. */
    OPPWA_HOSTS: z
      .string()
      .default("")
      .transform((text) =>
        text
          .toLowerCase()
          .split(/[\s,]+/)
          .filter(Boolean),
      )
      .pipe(z.array(z.string().regex(HOST_NAME, "host names such as pay.example.com"))),
  })
  .refine((env) => !env.XERO_CLIENT_ID === !env.XERO_CLIENT_SECRET, {
    path: ["XERO_CLIENT_ID"],
    message: "needs XERO_CLIENT_SECRET beside it, and the other way round",
  })
  .refine((env) => !env.OIDC_ISSUER || (env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET), {
    path: ["OIDC_ISSUER"],
    message: "needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it",
  })
  .transform((env) => Object.freeze({ ...env, PUBLIC_URL: env.PUBLIC_URL ?? `http://localhost:${env.PORT}` }));

export type Env = z.output<typeof Env>;

/** Reads the settings of the product out of an environment. Throws one error that names every setting that is wrong. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = Env.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => {
    const name = path.join(".");
    return `  ${name}: ${given[name] === undefined ? "is missing" : message}`;
  });
  throw new Error(`These settings need attention:\n${wrong.join("\n")}`);
}

let known: Env | undefined;

/** The settings of this process, read once when first asked for. No other file of the product reads the environment. */
export function env(): Env {
  known ??= parseEnv(process.env);
  return known;
}
