"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import {
  dropToken,
  endSession,
  keepToken,
  ownPath,
  parse,
  requireSameOrigin,
  requireSight,
  sentToken,
  switchCompany,
  switchEnvironment,
} from "@/lib/session";
import { SwitchCompany, SwitchEnvironment } from "@/lib/session/schema";
import { orPage } from "./or-page";

/** Ends the session in the database first, so that a copy of the cookie opens nothing either. */
export async function signOutAction(): Promise<void> {
  await orPage(async () => {
    await requireSameOrigin();
    const token = await sentToken();
    if (token) await endSession(token);
    await dropToken();
  });
  redirect("/sign-in");
}

/** Works in another company from now on; the session gets a new token, as at sign-in. */
export async function switchCompanyAction(form: FormData): Promise<void> {
  await orPage(async () => {
    await requireSameOrigin();
    const { userId } = await requireSight();
    const { companyId } = parse(SwitchCompany, { companyId: form.get("companyId") });
    await keepToken(await switchCompany((await sentToken()) ?? "", userId, companyId));
  });
  goTo(form.get("returnTo"));
}

/** Works in the other environment from now on. */
export async function switchEnvironmentAction(form: FormData): Promise<void> {
  await orPage(async () => {
    await requireSameOrigin();
    await requireSight();
    const { environment } = parse(SwitchEnvironment, { environment: form.get("environment") });
    await switchEnvironment((await sentToken()) ?? "", environment);
  });
  goTo(form.get("returnTo"));
}

/** The list a page belongs to: what it showed does not exist where the person works now. */
function goTo(returnTo: unknown): never {
  const [, section = ""] = ownPath(returnTo).split(/[/?#]/);
  revalidatePath("/", "layout");
  redirect(`/${section}` as Route);
}
