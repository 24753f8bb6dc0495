import { z } from "zod";
import type { Connector } from "@/lib/connectors/contract";
import { ProviderNotProcessed, ProviderRejected, ProviderUnknown } from "@/lib/connectors/errors";
import { type Ctx, placeOf } from "@/lib/context";
import { completeSettings } from "./complete-settings";
import { httpOf } from "./open-integration";

type Tried = { id: string; connector: Connector; settings: unknown };

/** Asks a provider whether these settings open the account. Null when they do, else why not, in words for people. */
export async function tryConnector(ctx: Ctx, { id, connector, settings }: Tried): Promise<string | null> {
  if ("db" in ctx) throw new Error("A provider is never called inside a transaction.");
  const complete = await completeSettings(ctx, connector, settings, id);
  try {
    await connector.test(httpOf(ctx, { id, ...placeOf(ctx) }, connector, complete), complete);
    return null;
  } catch (error) {
    return wordsFor(connector.name, error);
  }
}

function wordsFor(name: string, error: unknown): string {
  if (error instanceof ProviderRejected) return `${name} refused these settings (${error.code}).`;
  if (error instanceof ProviderNotProcessed) return notTaken(name, error.why);
  if (error instanceof ProviderUnknown) return `${name} gave no clear answer (${error.why}). Try again in a minute.`;
  if (error instanceof z.ZodError) return `${name} answered in a way we can't read, so nothing is proved.`;
  throw error;
}

function notTaken(name: string, why: string): string {
  if (why === "http 401" || why === "http 403") return `${name} does not accept these keys (${why.slice(-3)}).`;
  if (why === "http 429") return `${name} asks for a pause (429). Try again in a minute.`;
  return `${name} could not be asked (${why}).`;
}
