import { describe, expect, test } from "vitest";
import { addMember, createUser } from "@/lib/tenants";
import { testDb, twoTenants } from "@/lib/testing";
import { endSession, placesOf, switchCompany, switchEnvironment } from "./places";
import { sightOf } from "./sight";
import { signIn } from "./sign-in";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const password = "correct horse battery";
const user = await createUser(db, here.now, { email: "ada@example.com", password, name: "Ada" });
await addMember(here, { userId: user.id, role: "owner", companyIds: null });
let visits = 0;
const visit = (over: object = {}) => ({
  now: new Date(),
  ip: `203.0.113.${visits++ % 250}`,
  userAgent: "test",
  ...over,
});

describe("signIn", () => {
  test("opens a session in the person's default company, in sandbox, and keeps no token", async () => {
    const { token } = await signIn({ email: "Ada@Example.com ".trim().toLowerCase(), password }, visit(), db);
    expect(await sightOf(token, new Date(), db)).toMatchObject({
      userId: user.id,
      companyId: here.companyId,
      environment: "sandbox",
      tenant: { id: here.tenantId, role: "owner", suspended: false },
    });
    expect(JSON.stringify(await db.owner`select * from sessions`)).not.toContain(token);
    expect(JSON.stringify(await db.owner`select * from users`)).not.toContain(password);
  });

  test.each([
    ["a wrong password", { email: "ada@example.com", password: "wrong" }],
    ["an unknown person", { email: "nobody@example.com", password }],
  ])("says the same for %s", async (_, wrong) => {
    await expect(signIn(wrong, visit(), db)).rejects.toThrow("E-mail or password is wrong");
  });

  test("stops after ten wrong tries in a row, also when they come at once, and forgets them after a right one", async () => {
    const from = visit({ ip: "198.51.100.1" });
    const tries = await Promise.allSettled(
      Array.from({ length: 25 }, () => signIn({ email: "ada@example.com", password: "no" }, from, db)),
    );
    const codes = tries.map((result) => (result.status === "rejected" ? result.reason.code : "in"));
    expect(codes.filter((code) => code === "unauthenticated")).toHaveLength(10);
    expect(codes.filter((code) => code === "rate_limited")).toHaveLength(15);
    await expect(signIn({ email: "ada@example.com", password }, from, db)).rejects.toMatchObject({
      code: "rate_limited",
    });
    const later = { ...from, now: new Date(from.now.getTime() + 61_000) };
    await expect(signIn({ email: "ada@example.com", password }, later, db)).resolves.toBeTruthy();
    await expect(signIn({ email: "ada@example.com", password: "no" }, later, db)).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });
});

describe("a session", () => {
  test("ends at sign-out and at its time", async () => {
    const { token, expires } = await signIn({ email: "ada@example.com", password }, visit(), db);
    expect(await sightOf(token, new Date(expires.getTime() + 1), db)).toBeNull();
    await endSession(token, db);
    expect(await sightOf(token, new Date(), db)).toBeNull();
  });

  test("gets a new token when it moves to another company, and can't move to one that is not the person's", async () => {
    const { token } = await signIn({ email: "ada@example.com", password }, visit(), db);
    expect(await placesOf(user.id, db)).toHaveLength(2);
    await expect(switchCompany(token, user.id, elsewhere.tenant.companyId, db)).rejects.toMatchObject({
      code: "not_found",
    });
    const fresh = await switchCompany(token, user.id, elsewhere.company.companyId, db);
    expect(await sightOf(token, new Date(), db)).toBeNull();
    expect((await sightOf(fresh, new Date(), db))?.companyId).toBe(elsewhere.company.companyId);
    await switchEnvironment(fresh, "production", db);
    expect((await sightOf(fresh, new Date(), db))?.environment).toBe("production");
  });

  test("shows a member who is limited to some companies no others", async () => {
    const guest = await createUser(db, here.now, { email: "guest@example.com", password });
    await addMember(here, { userId: guest.id, role: "viewer", companyIds: [elsewhere.company.companyId] });
    expect((await placesOf(guest.id, db)).map(({ companyId }) => companyId)).toEqual([elsewhere.company.companyId]);
    const { token } = await signIn({ email: "guest@example.com", password }, visit(), db);
    expect((await sightOf(token, new Date(), db))?.companyId).toBe(elsewhere.company.companyId);
    await expect(switchCompany(token, guest.id, here.companyId, db)).rejects.toMatchObject({ code: "not_found" });
  });
});
