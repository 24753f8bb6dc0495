/** The fragment of a part of the reference: readable, and the same in every build. */
export const anchorOf = (kind: "group" | "schema" | "event", name: string): string =>
  `${kind}-${name.replace(/[^A-Za-z0-9]+/g, "-").toLowerCase()}`;

/** The name a reference to a component ends with. */
export const nameIn = (ref: string): string => ref.slice(ref.lastIndexOf("/") + 1);
