/** Finds the route of a path: fixed ones by name, the others by their segments, fixed segments before named ones as Next does. */
export function createMatcher({ operations, plain }) {
  const routes = new Map(plain.map((path) => [path, { path, methods: null }]));
  for (const { method, path, endpoint } of operations) {
    if (!routes.has(path)) routes.set(path, { path, methods: new Map() });
    routes.get(path).methods.set(method, endpoint);
    if (method === "GET") routes.get(path).methods.set("HEAD", endpoint);
  }
  for (const route of routes.values()) route.allow = [...(route.methods?.keys() ?? []), "OPTIONS"].sort().join(", ");
  const patterns = [...routes.values()]
    .filter(({ path }) => path.includes("{"))
    .sort(bySpecificity)
    .map(toPattern);
  return (path) => {
    const route = routes.get(path);
    if (route && !path.includes("{")) return { route, params: {} };
    return matchPattern(patterns, path.split("/"));
  };
}

const rank = ({ path }) => path.replace(/\{[^}]*\}/g, "\uffff");
const bySpecificity = (a, b) => (rank(a) < rank(b) ? -1 : 1);
const toPattern = (route) => ({
  route,
  segments: route.path.split("/").map((one) => /^\{(.+)\}$/.exec(one)?.[1] ?? { fixed: one }),
});

function matchPattern(patterns, given) {
  for (const { route, segments } of patterns) {
    if (segments.length !== given.length) continue;
    if (segments.every((one, place) => (typeof one === "string" ? given[place] !== "" : one.fixed === given[place]))) {
      return { route, params: paramsOf(segments, given) };
    }
  }
  return null;
}

/** Null when a percent sign is followed by what is no UTF-8: nothing can live there. */
function paramsOf(segments, given) {
  const params = {};
  for (const [place, name] of segments.entries()) {
    if (typeof name !== "string") continue;
    const value = decoded(given[place]);
    if (value === null) return null;
    params[name] = value;
  }
  return params;
}

/** Text without its percent encoding, or null when a percent sign is followed by what is no UTF-8. */
export function decoded(text) {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
