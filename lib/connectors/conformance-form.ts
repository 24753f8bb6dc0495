type Branch = { [key: string]: string | Branch };
export type FormValue = string | FormValue[] | { [key: string]: FormValue };

/** A form with names in brackets, such as `items[0][price]=5` and `expand[]=a`, as the tree it means. */
export function decodeForm(form: URLSearchParams): Record<string, FormValue> {
  const root: Branch = {};
  for (const [name, value] of form)
    plant(
      root,
      name.split(/\[|\]\[|\]/).filter((_, at, all) => at < all.length - 1 || all.length === 1),
      value,
    );
  return Object.fromEntries(Object.entries(root).map(([name, value]) => [name, toValue(value)]));
}

function plant(root: Branch, path: string[], value: string): void {
  let branch = root;
  for (const [depth, part] of path.entries()) {
    const key = part === "" ? String(Object.keys(branch).length) : part;
    if (depth === path.length - 1) {
      branch[key] = value;
      return;
    }
    const next = branch[key];
    const grown: Branch = typeof next === "object" ? next : {};
    branch[key] = grown;
    branch = grown;
  }
}

function toValue(value: string | Branch): FormValue {
  if (typeof value === "string") return value;
  const entries = Object.entries(value);
  const isList = entries.every(([key], at) => key === String(at));
  if (isList) return entries.map(([, inner]) => toValue(inner));
  return Object.fromEntries(entries.map(([key, inner]) => [key, toValue(inner)]));
}
