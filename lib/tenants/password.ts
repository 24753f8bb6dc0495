import { hash, verify } from "@node-rs/argon2";

/** argon2id, 19 MiB, two passes: what OWASP asks for, about 60 ms. For passwords only, never for tokens. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The text to store for a password. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

let decoy: Promise<string> | undefined;

/** Whether the password is the stored one. Without a stored one it still works as long, so that an unknown user takes the same time. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("no user has this password");
  const matches = await verify(stored ?? (await decoy), password).catch(() => false);
  return stored !== null && matches;
}
