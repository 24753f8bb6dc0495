import { Card } from "@/app/_ui/card";
import type { Ctx } from "@/lib/context";
import { fieldsOf } from "@/lib/kit/fields";
import { findFactorPolicy } from "@/lib/second-factor";
import { SetFactorPolicy } from "@/lib/second-factor/schema";
import { requireCompany } from "@/lib/tenants";
import { HEAD_ONLY } from "./head-only";
import { PolicyForm } from "./policy-form";

/** What the company asks for at sign-in, for people who look after its members; nothing for the others. */
export async function CompanyPolicy({ ctx }: { ctx: Ctx }) {
  if (!ctx.principal.permissions.includes("member:manage")) return null;
  const [{ choices, ...policy }, company] = await Promise.all([findFactorPolicy(ctx), requireCompany(ctx)]);
  const isElsewhere = policy.integrationId !== null && !choices.some(({ id }) => id === policy.integrationId);
  const words = {
    title: `Duo for ${company.name}`,
    description: leadOf(choices.length, isElsewhere && policy.mode !== "off"),
  };
  if (choices.length === 0) return <Card {...words} className={HEAD_ONLY} />;
  return (
    <Card {...words}>
      <PolicyForm
        fields={fieldsOf(SetFactorPolicy)}
        policy={policy}
        choices={choices.map(({ id, label }) => ({ value: id, label }))}
      />
    </Card>
  );
}

function leadOf(choices: number, isElsewhere: boolean): string {
  if (isElsewhere) {
    return "The installation in use is not one of this environment, or is disabled. Switch the environment to see it.";
  }
  return choices > 0
    ? "What people of this company are asked for when they sign in. It holds in sandbox and production."
    : "Install Duo Security under Setup › Integrations to ask people of this company for a confirmation on their telephone.";
}
