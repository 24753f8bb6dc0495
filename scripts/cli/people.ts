import type { Pool } from "@/db/client";
import { transact } from "@/lib/context";
import { notFound } from "@/lib/kit/errors";
import { resetFactors } from "@/lib/second-factor";
import { addMember, createUser, findUserByEmail } from "@/lib/tenants";
import { AddMember, CreateUser } from "@/lib/tenants/schema";
import { type Command, ctxIn, list, type Options, required } from "./context";
import { Usage } from "./usage";

const MEMBERSHIP = { tenant: "text", role: "text", companies: "list" } as const;

const orderOf = ({ role, companies }: Options) =>
  AddMember.omit({ userId: true }).parse({ role, companyIds: list(companies) });

export const PEOPLE_COMMANDS: Record<string, Command> = {
  "user create": {
    usage: "--email ADDRESS --password TEXT [--name TEXT] [--tenant ID [--role ROLE] [--companies ID,ID]]",
    options: { email: "text", password: "text", name: "text", ...MEMBERSHIP },
    async run(pool, options) {
      const { email, password, name, tenant, role, companies } = options;
      const order = CreateUser.parse({ email, password, name });
      if (tenant) return createMember(pool, tenant, order, orderOf(options));
      if (role ?? companies) throw new Usage("--role and --companies need --tenant");
      return createUser(pool, new Date(), order);
    },
  },
  "member add": {
    usage: "--user EMAIL|ID --tenant ID --role ROLE [--companies ID,ID]",
    options: { user: "text", ...MEMBERSHIP },
    async run(pool, options) {
      const user = required(options, "user");
      const ctx = await ctxIn(pool, required(options, "tenant"), undefined);
      required(options, "role");
      const membership = orderOf(options);
      const userId = user.includes("@") ? await idOf(pool, user) : user;
      const { id } = await addMember(ctx, { ...membership, userId });
      return { id, userId, tenantId: ctx.tenantId, ...membership };
    },
  },
  "users reset-factors": {
    usage: "--email ADDRESS",
    options: { email: "text" },
    async run(pool, options) {
      const userId = await idOf(pool, required(options, "email"));
      return { userId, ...(await resetFactors(pool, userId)) };
    },
  },
};

/** The person and the membership, or neither: a password that belongs nowhere must not be left behind. */
async function createMember(pool: Pool, tenantId: string, order: CreateUser, membership: Omit<AddMember, "userId">) {
  return transact(await ctxIn(pool, tenantId, undefined), async (ctx) => {
    const user = await createUser(ctx, ctx.now, order);
    await addMember(ctx, { ...membership, userId: user.id });
    return user;
  });
}

async function idOf(pool: Pool, email: string): Promise<string> {
  const user = await findUserByEmail(pool, email);
  if (!user) throw notFound("User");
  return user.id;
}
