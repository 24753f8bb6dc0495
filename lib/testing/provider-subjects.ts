import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { CreateLocalProvider } from "@/lib/connectors/conformance-local";
import { type Judge, judgeBy } from "@/lib/connectors/conformance-spec";
import type { PaymentConnector } from "@/lib/connectors/contract";
import { CONNECTORS } from "@/lib/connectors/registry.gen";

const FOLDER = new URL("../connectors/", import.meta.url);

export type ProviderSubject = {
  id: string;
  /** The connector's id, with the variant where its provider has several interfaces. */
  name: string;
  connector: PaymentConnector;
  fixtures: { findsByReference?: false };
  createLocalProvider: CreateLocalProvider;
  /** The descriptions of the provider's interface that lie in its folder. */
  judges: Judge[];
};

const hasLocal = (id: string) => existsSync(new URL(`${id}/local-provider.ts`, FOLDER));

/** The folders that bring a local provider along. */
export const localProviderFolders = (): string[] => readdirSync(FOLDER).filter(hasLocal);

/** Every connector with a local provider, once for each interface its provider has. */
export async function providerSubjects(): Promise<ProviderSubject[]> {
  const subjects: ProviderSubject[] = [];
  for (const [id, connector] of Object.entries(CONNECTORS)) {
    if (connector.kind !== "payment" || !hasLocal(id)) continue;
    const { createLocalProvider, moreLocalProviders = {} } = await import(`../connectors/${id}/local-provider.ts`);
    const { fixtures, moreFixtures = {} } = await import(`../connectors/${id}/fixtures.ts`);
    const judges = judgesOf(id);
    subjects.push({ id, name: id, connector, fixtures, createLocalProvider, judges });
    for (const [variant, create] of Object.entries<CreateLocalProvider>(moreLocalProviders)) {
      const more = { fixtures: moreFixtures[variant] ?? fixtures, createLocalProvider: create };
      subjects.push({ id, name: `${id} (${variant})`, connector, ...more, judges });
    }
  }
  return subjects;
}

const judgesOf = (id: string) =>
  readdirSync(new URL(`${id}/`, FOLDER))
    .filter((name) => /^api[\w-]*\.json$/.test(name))
    .map((name) => judgeBy(JSON.parse(readFileSync(new URL(`${id}/${name}`, FOLDER), "utf8"))));
