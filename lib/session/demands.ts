import type { factorsOf, policiesOf } from "@/lib/second-factor";
import { type Challenge, MOST_GUESSES, OWN } from "./challenges";

type Factors = Awaited<ReturnType<typeof factorsOf>>;
type Policy = Awaited<ReturnType<typeof policiesOf>>[number];
type Place = { companyId: string | null } | null;

/** What somebody owes at sign-in: their own factor when they have one, and what the company they come into demands. */
export function owedAtSignIn(factors: Factors, policies: readonly Policy[], home: Place): string[] {
  const demanded = policies.find(({ companyId, mode }) => companyId === home?.companyId && mode === "required");
  const hasOwn = factors.totpSince !== null || ownDuo(factors, policies).length > 0;
  return [...(hasOwn ? [OWN] : []), ...(demanded ? [demanded.integrationId] : [])];
}

/** One that is no longer in force counts for nothing. */
const ownDuo = ({ duo }: Factors, policies: readonly Policy[]) =>
  policies.filter(({ integrationId }) => duo.includes(integrationId));

export type Ways = {
  /** Whether the app's codes are taken, and whether only because Duo is out of order. */
  totp: "yes" | "instead" | "no";
  recovery: boolean;
  duo: Policy[];
  guessesLeft: number;
};

type Debt = Pick<Challenge, "owes" | "downAt" | "askedIntegration" | "guesses">;

/**
 * The ways through a challenge. A company's Duo can't be got round by a person's own app, save by an owner while it is out of
 * order; recovery codes always work.
 */
export function waysThrough(debt: Debt, factors: Factors, policies: readonly Policy[]): Ways {
  const owned = debt.owes.includes(OWN) ? ownDuo(factors, policies) : [];
  const demanded = policies.filter(({ integrationId }) => debt.owes.includes(integrationId));
  const duo = [...new Map([...demanded, ...owned].map((policy) => [policy.integrationId, policy])).values()];
  return {
    totp: totpOf(debt, factors, demanded),
    recovery: factors.codesLeft > 0,
    duo,
    guessesLeft: Math.max(0, MOST_GUESSES - debt.guesses),
  };
}

function totpOf(debt: Debt, { totpSince }: Factors, demanded: readonly Policy[]): Ways["totp"] {
  if (totpSince === null) return "no";
  if (debt.owes.includes(OWN)) return "yes";
  return demanded.some((policy) => isBroken(debt, policy) && OWNERS.includes(policy.role)) ? "instead" : "no";
}

const OWNERS: readonly string[] = ["owner", "affiliate-owner"];
const isBroken = ({ downAt, askedIntegration }: Debt, { integrationId }: Policy) =>
  downAt !== null && askedIntegration === integrationId;

/** What a right code of the app settles. */
export function totpSettles(debt: Debt, policies: readonly Policy[]) {
  const instead = policies.filter((policy) => isBroken(debt, policy) && OWNERS.includes(policy.role));
  const ids = instead.map(({ integrationId }) => integrationId).filter((id) => debt.owes.includes(id));
  return { clears: [OWN, ...ids], passed: Object.fromEntries(ids.map((id) => [id, "totp"])) };
}

/** What a recovery code settles: everything. */
export function recoverySettles({ owes }: Pick<Debt, "owes">) {
  return { clears: owes, passed: Object.fromEntries(owes.filter((id) => id !== OWN).map((id) => [id, "recovery"])) };
}

/** What a yes of an installation settles: its own demand, and the person's own factor where they said so. */
export function duoSettles(integrationId: string, { duo }: Factors, at: Date) {
  const clears = duo.includes(integrationId) ? [integrationId, OWN] : [integrationId];
  return { clears, passed: { [integrationId]: at.toISOString() } };
}
