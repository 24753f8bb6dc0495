import { closePool, pool } from "@/db/client";
import { createApplication } from "@/lib/applications";
import { CreateApplication } from "@/lib/applications/schema";
import { systemCtx } from "@/lib/context";
import { createApiKey, createClientToken } from "@/lib/credentials";
import { CreateApiKey, CreateClientToken } from "@/lib/credentials/schema";
import { newId } from "@/lib/kit/ids";
import { prepareDatabase } from "@/lib/operator";
import { signIn } from "@/lib/session";
import { addMember, createTenant, createUser } from "@/lib/tenants";
import { AddMember, CreateTenant, CreateUser } from "@/lib/tenants/schema";

const PERSON = { email: "bench@example.com", password: "the load of the house", name: "Bench" };
const KEYS = 64;

/** Prepares the database as the product does at its start, then makes what a run needs with the product's own verbs. */
async function seed() {
  await prepareDatabase();
  const now = new Date();
  const nowhere = systemCtx({
    tenantId: "",
    companyId: "",
    environment: "sandbox",
    requestId: newId("req"),
    label: "portico bench",
    pool: pool(),
  });
  const place = await createTenant(nowhere, CreateTenant.parse({ name: "Bench", kind: "merchant" }));
  const ctx = { ...nowhere, ...place };
  const user = await createUser(pool(), now, CreateUser.parse(PERSON));
  await addMember(ctx, AddMember.parse({ userId: user.id, role: "owner" }));
  const application = await createApplication(ctx, CreateApplication.parse({ name: "Bench" }));
  const token = await createClientToken(
    ctx,
    CreateClientToken.parse({ applicationId: application.id, label: "Bench", scopes: ["*"] }),
  );
  const keys: string[] = [];
  while (keys.length < KEYS) {
    const order = CreateApiKey.parse({ name: "Bench", companyId: ctx.companyId, environment: "sandbox" });
    keys.push((await createApiKey(ctx, order)).secret);
  }
  const session = await signIn(PERSON, { now, ip: null, userAgent: null });
  return { clientId: application.clientId, secret: token.secret, keys, session: session.token };
}

process.stdout.write(`${JSON.stringify(await seed())}\n`);
await closePool();
