import { env } from "@/lib/kit/env";
import { randomText } from "@/lib/kit/random";
import { hashSecret } from "@/lib/kit/secret";

/** Nothing that looks like something else on paper. */
const LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
const HALF = 5;

/** About 50 random bits in two halves, as people copy them. */
export const newRecoveryCode = (): string => `${randomText(LETTERS, HALF)}-${randomText(LETTERS, HALF)}`;

/** What was typed, as a code is hashed: case, spaces and dashes don't matter. */
const plain = (typed: string) => typed.toLowerCase().replace(/[\s-]/g, "");

/** Whether a text could be a recovery code at all. */
export const looksLikeRecoveryCode = (typed: string): boolean => new RegExp(`^[${LETTERS}]{10}$`).test(plain(typed));

/** What is stored in place of a code. It names the person, so one code of two people would look different. */
export const recoveryHash = (userId: string, code: string): string =>
  hashSecret(`recovery:${userId}:${plain(code)}`, env().TOKEN_PEPPER);
