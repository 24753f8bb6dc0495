/** What was typed into a box of addresses, one a line or behind commas. */
export const entriesOf = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

/** Whether one of them holds every address of its family, so that it must be confirmed. */
export const holdsEverywhere = (text: string): boolean => entriesOf(text).some((entry) => /\/0+$/.test(entry));

/** The text with one more entry, on a line of its own. */
export const withEntry = (text: string, entry: string): string => [...entriesOf(text), entry].join("\n");
