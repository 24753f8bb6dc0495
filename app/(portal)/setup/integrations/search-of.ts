type Found = { name: string; summary: string; category: string | null; label?: string; connectorId?: string };

/** What somebody typed into the search, from an address that may say anything. */
export const searchIn = (q: string | string[] | undefined): string =>
  typeof q === "string" ? q.trim().slice(0, 80) : "";

/** The services in which every typed word occurs. */
export function searchOf<T extends Found>(all: readonly T[], query: string): T[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ name, summary, category, label = "", connectorId = "" }) => {
    const text = `${name} ${summary} ${category ?? ""} ${label} ${connectorId}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
