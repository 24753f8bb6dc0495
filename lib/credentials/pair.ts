import type { Credential, IssuedCredential } from "./present";

/** A client id with a secret: it opens the token endpoint, and what that gives opens the rest. */
export type Pair = Omit<Credential, "clientId"> & { clientId: string };
export type IssuedPair = Omit<IssuedCredential, "clientId"> & { clientId: string };

/** A merchant credential always has its public half; the database holds that too. */
export function asPair<C extends Credential>(credential: C): C & { clientId: string } {
  const { clientId } = credential;
  if (clientId === null) throw new Error("a pair without its client id");
  return { ...credential, clientId };
}
