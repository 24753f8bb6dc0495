import { expect, test } from "vitest";
import { testDb, twoTenants } from "@/lib/testing";
import { addMember } from "./add-member";
import { createUser } from "./create-user";
import { listMemberNames } from "./list-member-names";
import { AddMember, CreateUser } from "./schema";

const db = await testDb();
const { here, elsewhere } = await twoTenants(db);
const person = (email: string, name?: string) =>
  createUser(db, here.now, CreateUser.parse({ email, name, password: "a long enough one" }));

test("the members of a tenant are known by name there, and nowhere else", async () => {
  const [ada, nameless] = [await person("ada@example.com", "Ada"), await person("who@example.com")];
  for (const { id: userId } of [ada, nameless]) await addMember(here, AddMember.parse({ userId, role: "viewer" }));
  const names = await listMemberNames(here);
  expect(names.get(ada.id)).toBe("Ada");
  expect(names.get(nameless.id)).toBe("who@example.com");
  expect((await listMemberNames(elsewhere.tenant)).has(ada.id)).toBe(false);
});
