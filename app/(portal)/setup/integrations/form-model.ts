import type { Ctx } from "@/lib/context";
import {
  atIntegration,
  callbackUrl,
  connectorOf,
  findConnector,
  formOf,
  newIntegrationId,
  requireIntegration,
} from "@/lib/integrations";
import { listScripts } from "@/lib/scripts";
import { requireCompany } from "@/lib/tenants";
import { foundOr404 } from "../../found-or-404";
import { modeWord } from "./category-tag";

type Form = ReturnType<typeof formOf>;
type Choice = { value: string; label: string };

/** A form as the browser gets it: the manifest's fields, choices from our own lists, and what is stored when it is edited. */
export type FormModel = Form & {
  /** Reserved when the form opens, so that the address for callbacks can be shown before it is saved. */
  id: string;
  callbackUrl: string;
  /** Where it is or will be installed, in the words of the mode. */
  place: "Test" | "Live";
  sources: Record<string, Choice[]>;
  stored: Stored | null;
};

export type Stored = {
  label: string;
  settings: Record<string, unknown>;
  secrets: Record<string, string>;
  currencies: string[];
  terms: { fixed: Record<string, string>; percent: string; deductFees: boolean };
};

/** The empty form of a service, or null when there is none to install. */
export async function newForm(ctx: Ctx, connectorId: string): Promise<FormModel | null> {
  const connector = findConnector(connectorId);
  if (!connector || connector.comingSoon?.()) return null;
  const form = formOf(connector);
  const isHere = ctx.environment === "production" ? form.inLive : form.inTest;
  const place = form.asksMode ? "Test" : modeWord(isHere ? ctx.environment : other(ctx.environment));
  const id = newIntegrationId();
  return { ...form, id, callbackUrl: callbackUrl(id), place, sources: await sourcesOf(ctx, form), stored: null };
}

const other = (environment: Ctx["environment"]) => (environment === "production" ? "sandbox" : "production");

/** The form of an installed integration, without any secret. */
export async function editForm(person: Ctx, id: string): Promise<FormModel> {
  const ctx = await foundOr404(atIntegration(person, { id }));
  const { connectorId, environment, label, settings, secrets, currencies, terms } = await requireIntegration(ctx, {
    id,
  });
  const form = formOf(connectorOf(connectorId));
  const stored = { label, settings, secrets, currencies, terms };
  const place = modeWord(environment);
  return { ...form, id, callbackUrl: callbackUrl(id), place, sources: await sourcesOf(ctx, form), stored };
}

async function sourcesOf(ctx: Ctx, { fields }: Form): Promise<Record<string, Choice[]>> {
  const wanted = fields.flatMap(({ source }) => source ?? []);
  const lists = await Promise.all(
    wanted.map(async (source) => [source, (await SOURCES[source]?.(ctx)) ?? []] as const),
  );
  return Object.fromEntries(lists);
}

/** What a manifest can let people choose from, by the name it has there. */
const SOURCES: Record<string, (ctx: Ctx) => Promise<Choice[]>> = {
  /** An integration works for the company it is made in, so that one is the choice. */
  async companies(ctx) {
    const { id, name } = await requireCompany(ctx);
    return [{ value: id, label: name }];
  },
  async scripts(ctx) {
    return (await listScripts(ctx)).flatMap(({ name, versions }) =>
      versions.map(({ id, number }) => ({ value: id, label: `${name}, version ${number}` })),
    );
  },
};
