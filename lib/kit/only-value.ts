/**
 * The value of a name that a query holds exactly once, else an empty text. What is signed is read by this alone: of a name
 * that comes twice one reader takes the first and another the last, and then two of them open different things.
 */
export function onlyValue(query: URLSearchParams, name: string): string {
  const [value = "", ...others] = query.getAll(name);
  return others.length === 0 ? value : "";
}
