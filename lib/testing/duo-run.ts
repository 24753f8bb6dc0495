import { createLocalDuo } from "@/lib/connectors/duo/fixtures";
import type { Ctx } from "@/lib/context";
import { installIntegration } from "@/lib/integrations";
import { InstallIntegration } from "@/lib/integrations/schema";
import { makeRecoveryCodes, setFactorPolicy } from "@/lib/second-factor";
import type { SetFactorPolicy } from "@/lib/second-factor/schema";
import { askProvider } from "@/lib/session/ask-provider";
import { signIn } from "@/lib/session/sign-in";
import { addMember, createUser } from "@/lib/tenants";
import { twoTenants } from "./ctx-for";
import type { ProviderServer } from "./provider-server";
import type { TestDb } from "./test-db";

const PASSWORD = "correct horse battery";
let people = 0;

export type Someone = { userId: string; email: string };
type Answer = "allow" | "deny";

/** Somebody at the door, now unless the test says otherwise. */
export const visit = (now = new Date()) => ({ now, ip: "203.0.113.9", userAgent: "test" });

/** A company that demands Duo, with an owner who could still get in without it, and a Duo of this machine. */
export async function duoRun(db: TestDb, server: ProviderServer) {
  const { here } = await twoTenants(db);
  const duo = createLocalDuo();
  server.use(duo);

  async function member(role: "owner" | "viewer", where = here): Promise<Someone> {
    const email = `duo${people++}@example.com`;
    const { id: userId } = await createUser(db, here.now, { email, password: PASSWORD });
    await addMember(where, { userId, role, companyIds: null });
    return { userId, email };
  }
  const ctxOf = ({ userId }: Pick<Someone, "userId">, where = here): Ctx => ({
    ...where,
    now: new Date(),
    principal: { ...where.principal, id: userId },
  });
  const install = async (where: Ctx, settings: object) =>
    (await installIntegration(where, InstallIntegration.parse({ connectorId: "duo", label: "Duo", settings }))).id;
  const passTest = (id: string) =>
    db.owner`update integrations set tested_at = now(), test_error = null where id = ${id}`;
  const enter = ({ email }: Someone) => signIn({ email, password: PASSWORD, nextPath: "/payments" }, visit(), db);

  const owner = await member("owner");
  await makeRecoveryCodes(ctxOf(owner));
  const int = await install(here, duo.settings);
  await passTest(int);
  const run = {
    duo,
    here,
    owner,
    int,
    policy: { mode: "required", integrationId: int, letInWhenDown: false } as SetFactorPolicy,
    member,
    /** Lets somebody into one more tenant. */
    join: ({ userId }: Someone, where: Ctx) => addMember(where, { userId, role: "owner", companyIds: null }),
    ctxOf,
    install,
    passTest,
    enter,
    /** Changes what the company asks; `passed` is when the owner got past Duo. */
    setPolicy(over: Partial<SetFactorPolicy>, passed: Date | null = new Date()) {
      run.policy = { ...run.policy, ...over };
      return setFactorPolicy(ctxOf(owner), run.policy, passed);
    },
    /** The challenge after the password. */
    async begin(person: Someone): Promise<string> {
      const { kind, token } = await enter(person);
      if (kind !== "challenge") throw new Error("nothing was asked for");
      return token;
    },
    /** The person at Duo's page, up to where their browser comes back. */
    async trip(token: string, result: Answer = "allow") {
      const asked = await askProvider(token, run.int, visit(), db);
      if (asked.kind !== "redirect") throw new Error(`asked: ${JSON.stringify(asked)}`);
      const { searchParams } = duo.visit(asked.url, result);
      return { state: searchParams.get("state"), code: searchParams.get("duo_code") };
    },
    sessionsOf: ({ userId }: Someone) => db.owner`select * from sessions where user_id = ${userId}`,
  };
  await run.setPolicy({});
  return run;
}
export type DuoRun = Awaited<ReturnType<typeof duoRun>>;
