"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/session";
import { createDomain, deleteDomain, updateDomain } from "@/lib/tenants";
import { CreateDomain, DomainId, UpdateDomain } from "@/lib/tenants/schema";

const NEEDS = "tenant:update:domains";
const show = () => revalidatePath("/settings/domains");

export const createDomainAction = action(NEEDS, CreateDomain, async (ctx, input) => {
  const { fqdn } = await createDomain(ctx, input);
  show();
  return { fqdn };
});

export const updateDomainAction = action(NEEDS, UpdateDomain, async (ctx, input) => {
  const { fqdn } = await updateDomain(ctx, input);
  show();
  return { fqdn };
});

export const deleteDomainAction = action(NEEDS, DomainId, async (ctx, input) => {
  const { id } = await deleteDomain(ctx, input);
  show();
  return { id };
});
