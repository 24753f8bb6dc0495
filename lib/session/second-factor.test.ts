import { Secret, TOTP } from "otpauth";
import { describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { confirmTotp, factorsOf, makeRecoveryCodes, removeTotp, resetFactors, startTotp } from "@/lib/second-factor";
import { addMember, createUser } from "@/lib/tenants";
import { testDb, twoTenants } from "@/lib/testing";
import { answerCode } from "./answer-code";
import { findChallenge } from "./challenges";
import { hashSessionToken } from "./cookie";
import { openSession } from "./open-session";
import { sightOf } from "./sight";
import { signIn } from "./sign-in";
import { isFresh, reauthenticate } from "./step-up";

const db = await testDb();
const { here } = await twoTenants(db);
const password = "correct horse battery";
const HALF_MINUTE = 30_000;
let people = 0;
let clock = Date.now();
/** Every look at the clock is a minute later, so that no test waits for another's code to pass. */
const later = (ms = 60_000) => {
  clock += ms;
  return new Date(clock);
};
const visit = (now = later(), ip = "203.0.113.9") => ({ now, ip, userAgent: "test" });
const codeAt = (secret: string, at: Date) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

/** A new member with an authenticator app in use, and the moment it was set up. */
async function personWithApp() {
  const email = `person${people++}@example.com`;
  const { id: userId } = await createUser(db, here.now, { email, password });
  await addMember(here, { userId, role: "owner", companyIds: null });
  const now = later();
  const ctx: Ctx = { ...here, now, principal: { ...here.principal, id: userId } };
  const { secret } = await startTotp(ctx);
  const { codes } = await confirmTotp(ctx, { code: codeAt(secret, now) });
  return { email, userId, ctx, secret, codes };
}
const challengeOf = async (email: string, at = visit()) => {
  const { kind, token } = await signIn({ email, password, nextPath: "/payments" }, at, db);
  expect(kind).toBe("challenge");
  return token;
};

describe("signing in with an authenticator app", () => {
  test("opens a session only after the code, under a token of its own", async () => {
    const { email, secret, userId } = await personWithApp();
    const at = visit();
    const challenge = await challengeOf(email, at);
    expect(await sightOf(challenge, at.now, db)).toBeNull();
    expect(await db.owner`select * from sessions where user_id = ${userId}`).toEqual([]);
    const { session, nextPath } = await answerCode(challenge, codeAt(secret, at.now), at, db);
    expect(nextPath).toBe("/payments");
    expect(session?.token).not.toBe(challenge);
    expect(await sightOf(session?.token ?? "", at.now, db)).toMatchObject({ userId, owes: null });
    expect(await findChallenge(challenge, at.now, db)).toBeNull();
  });

  test("asks nobody for a code before the app was confirmed", async () => {
    const email = `person${people++}@example.com`;
    const { id } = await createUser(db, here.now, { email, password });
    await startTotp({ ...here, principal: { ...here.principal, id } });
    expect((await signIn({ email, password }, visit(), db)).kind).toBe("session");
  });

  test.each([
    ["half a minute early", -HALF_MINUTE, true],
    ["half a minute late", HALF_MINUTE, true],
    ["two minutes late", 4 * HALF_MINUTE, false],
    ["two minutes early", -4 * HALF_MINUTE, false],
  ])("takes a code that is %s: %s %s", async (_, off, taken) => {
    const { email, secret } = await personWithApp();
    const at = visit(later(10 * 60_000));
    const challenge = await challengeOf(email, at);
    const outcome = answerCode(challenge, codeAt(secret, new Date(at.now.getTime() + off)), at, db);
    if (taken) expect((await outcome).session).not.toBeNull();
    else await expect(outcome).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("takes no code twice, nor one from before it", async () => {
    const { email, secret } = await personWithApp();
    const at = visit();
    const [now, before] = [codeAt(secret, at.now), codeAt(secret, new Date(at.now.getTime() - HALF_MINUTE))];
    await answerCode(await challengeOf(email, at), now, at, db);
    const again = await challengeOf(email, at);
    for (const code of [now, before])
      await expect(answerCode(again, code, at, db)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("lets one of many in who send the same code at the same time", async () => {
    const { email, secret, userId } = await personWithApp();
    const at = visit();
    const challenges = await Promise.all(Array.from({ length: 8 }, () => challengeOf(email, at)));
    const code = codeAt(secret, at.now);
    const outcomes = await Promise.allSettled(challenges.map((challenge) => answerCode(challenge, code, at, db)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.owner`select * from sessions where user_id = ${userId}`).toHaveLength(1);
  });

  test("keeps neither secret nor code where somebody with the database could read it", async () => {
    const { secret, codes } = await personWithApp();
    const tables = await Promise.all([db.owner`select * from mfa_factors`, db.owner`select * from recovery_codes`]);
    expect([secret, ...codes].filter((one) => JSON.stringify(tables).includes(one))).toEqual([]);
  });
});

describe("a challenge", () => {
  test("is over after five wrong guesses, and then the right code opens nothing", async () => {
    const { email, secret } = await personWithApp();
    const at = visit();
    const challenge = await challengeOf(email, at);
    for (let guess = 0; guess < 5; guess++)
      await expect(answerCode(challenge, "000000", at, db)).rejects.toThrow("not right");
    await expect(answerCode(challenge, codeAt(secret, at.now), at, db)).rejects.toThrow("This sign-in is over");
  });

  test("looks at no more than five of many guesses that come at the same time", async () => {
    const { email, userId } = await personWithApp();
    const at = visit();
    const challenge = await challengeOf(email, at);
    await Promise.allSettled(Array.from({ length: 20 }, () => answerCode(challenge, "000000", at, db)));
    const [row] = await db.owner`select guesses from sign_in_challenges where user_id = ${userId}`;
    expect(row?.guesses).toBe(5);
    const looked = await db.owner`
      select * from audit_events where target_id = ${userId} and action = 'second_factor.answered'`;
    expect(looked).toHaveLength(5);
  });

  test("can't be got round by beginning new ones: ten wrong codes in a row make the person wait", async () => {
    const { email } = await personWithApp();
    const at = visit();
    const codes: string[] = [];
    for (let round = 0; round < 3; round++) {
      const challenge = await challengeOf(email, at);
      const tries = await Promise.allSettled(Array.from({ length: 5 }, () => answerCode(challenge, "000000", at, db)));
      codes.push(...tries.map((one) => (one.status === "rejected" ? one.reason.code : "in")));
    }
    expect(codes.filter((code) => code === "unauthenticated")).toHaveLength(10);
    expect(codes.filter((code) => code === "rate_limited")).toHaveLength(5);
  });

  test("is over after ten minutes", async () => {
    const { email, secret } = await personWithApp();
    const at = visit();
    const challenge = await challengeOf(email, at);
    const tooLate = visit(later(10 * 60_000 + 1));
    await expect(answerCode(challenge, codeAt(secret, tooLate.now), tooLate, db)).rejects.toThrow("over");
  });

  test("of one browser can't be used in another: its token is in that browser only, and the table holds a hash", async () => {
    const [one, other] = [await personWithApp(), await personWithApp()];
    const at = visit();
    const challenge = await challengeOf(one.email, at);
    await expect(answerCode(challenge, codeAt(other.secret, at.now), at, db)).rejects.toThrow("not right");
    const stolen = hashSessionToken(challenge);
    await expect(answerCode(stolen, codeAt(one.secret, at.now), at, db)).rejects.toThrow("over");
    await expect(answerCode("", codeAt(one.secret, at.now), at, db)).rejects.toThrow("over");
  });
});

describe("a recovery code", () => {
  test("opens once, however it is typed, and once only when it comes twenty times at once", async () => {
    const { email, codes, userId, ctx } = await personWithApp();
    const at = visit();
    const [first = "", second = ""] = codes;
    const typed = ` ${first.toUpperCase().replace("-", " ")} `;
    expect((await answerCode(await challengeOf(email, at), typed, at, db)).session).not.toBeNull();
    const spent = await challengeOf(email, at);
    await expect(answerCode(spent, first, at, db)).rejects.toThrow("not right");
    await db.owner`delete from sessions where user_id = ${userId}`;
    const challenges = await Promise.all(Array.from({ length: 8 }, () => challengeOf(email, at)));
    const outcomes = await Promise.allSettled(challenges.map((one) => answerCode(one, second, at, db)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await factorsOf({ pool: db, userId: ctx.principal.id })).toMatchObject({ codesLeft: 8 });
  });

  test("of before opens nothing once new ones were made", async () => {
    const { email, codes, ctx } = await personWithApp();
    const { codes: fresh } = await makeRecoveryCodes(ctx);
    const at = visit();
    const challenge = await challengeOf(email, at);
    await expect(answerCode(challenge, codes[0] ?? "", at, db)).rejects.toThrow("not right");
    expect((await answerCode(challenge, fresh[0] ?? "", at, db)).session).not.toBeNull();
    expect(new Set([...codes, ...fresh]).size).toBe(20);
  });

  test("of another person opens nothing", async () => {
    const [one, other] = [await personWithApp(), await personWithApp()];
    const at = visit();
    await expect(answerCode(await challengeOf(one.email, at), other.codes[0] ?? "", at, db)).rejects.toThrow();
  });
});

describe("an app", () => {
  test("that is in use can't be replaced without being removed, and is asked for no more once it is", async () => {
    const { ctx, email } = await personWithApp();
    await expect(startTotp(ctx)).rejects.toMatchObject({ code: "conflict" });
    await removeTotp(ctx);
    expect((await signIn({ email, password }, visit(), db)).kind).toBe("session");
  });

  test("is not put in use by a wrong code", async () => {
    const email = `person${people++}@example.com`;
    const { id } = await createUser(db, here.now, { email, password });
    const ctx = { ...here, principal: { ...here.principal, id } };
    await startTotp(ctx);
    await expect(confirmTotp(ctx, { code: "000000" })).rejects.toMatchObject({ code: "invalid_request" });
    expect((await factorsOf({ pool: db, userId: id })).totpSince).toBeNull();
  });

  test("lost with all codes is taken away by the operator, and the password is enough again", async () => {
    const { email, userId } = await personWithApp();
    const challenge = await challengeOf(email);
    expect(await resetFactors(db, userId)).toEqual({ factors: 1, codes: 10, challenges: 1 });
    await expect(answerCode(challenge, "000000", visit(), db)).rejects.toThrow("over");
    expect((await signIn({ email, password }, visit(), db)).kind).toBe("session");
  });
});

describe("showing again that it is you", () => {
  test.each(["password", "code", "recovery code"])("by %s makes the session fresh under a new token", async (how) => {
    const { email, userId, secret, codes } = await personWithApp();
    const old = await openSession(userId, visit(), {}, db);
    const now = later(6 * 60_000);
    const before = await sightOf(old.token, now, db);
    expect(before && isFresh(before, now)).toBe(false);
    const proof = { password, code: codeAt(secret, now), "recovery code": codes[0] ?? "" }[how] ?? "";
    const { token } = await reauthenticate({ userId, email }, { token: old.token, proof, now }, db);
    const after = await sightOf(token, now, db);
    expect(after && isFresh(after, now)).toBe(true);
    expect(await sightOf(old.token, now, db)).toBeNull();
  });

  test("fails for anything else, and after five tries for everything", async () => {
    const { email, userId } = await personWithApp();
    const { token } = await openSession(userId, visit(), {}, db);
    const now = later();
    const tries = await Promise.allSettled(
      Array.from({ length: 9 }, () => reauthenticate({ userId, email }, { token, proof: "no", now }, db)),
    );
    const codes = tries.map((one) => (one.status === "rejected" ? one.reason.code : "in"));
    expect(codes.filter((code) => code === "unauthenticated")).toHaveLength(5);
    expect(codes.filter((code) => code === "rate_limited")).toHaveLength(4);
    const right = reauthenticate({ userId, email }, { token, proof: password, now }, db);
    await expect(right).rejects.toMatchObject({ code: "rate_limited" });
  });
});
