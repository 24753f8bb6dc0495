/** Whether the held scopes include the wanted one. */
export const covers = (held: readonly string[], wanted: string): boolean => held.includes("*") || held.includes(wanted);
