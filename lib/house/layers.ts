import { type Edge, isProof, type Violation } from "./sources";

/** The rooms with tables, lower first. A room sees the rooms before it, never one behind it. */
export const FLOORS = [
  "audit",
  "queue",
  "events",
  "tenants",
  "applications",
  "credentials",
  "requests",
  "oauth",
  "second-factor",
  "simulator",
  "scripts",
  "integrations",
  "gateways",
  "customers",
  "ledger",
  "vouchers",
  "payments",
  "accounting",
  "retries",
  "webhooks",
] as const;

type Layer = { name: string; why: string; breaks(from: string, to: string, edge: Edge): boolean };

const ROOM = `(?:${FLOORS.join("|")})`;
const ROOM_OR_CONTEXT = new RegExp(`^lib/(?:${ROOM}/|context\\.ts$)`);
const DOORS = "(?:http|session|worker)";
const FRAMEWORK = /^npm:(?:next|react|react-dom|next-auth|server-only|client-only)(?:\/|$)/;

/** Breaks when the importer matches `from` and what it imports matches `to` but not `unless`. */
const never = (name: string, why: string, from: RegExp, to: RegExp, unless = /^$/): Layer => ({
  name,
  why,
  breaks: (importer, imported) => from.test(importer) && to.test(imported) && !unless.test(imported),
});

const connectorOf = (path: string) => /^lib\/connectors\/([^/]+)\//.exec(path)?.[1];
const roomOf = (path: string) => /^lib\/([^/]+)\//.exec(path)?.[1];

/** Rooms whose files may be named from outside: they hold words, not verbs, or are doors that say who may come. */
const OPEN = ["kit", "connectors", "http", "session", "testing", "house"];

function comesInFront(from: string, to: string): boolean {
  const room = roomOf(to);
  if (room === undefined || OPEN.includes(room) || room === roomOf(from)) return true;
  return (
    /^lib\/[^/]+\/(?:index|schema)(?:\.ts)?$/.test(to) || (roomOf(from) === "worker" && /\/jobs(?:\.ts)?$/.test(to))
  );
}

const LAYERS: readonly Layer[] = [
  never(
    "kit-knows-nothing",
    "lib/kit holds no business word and imports only itself, zod, uuid, ipaddr.js, pino and Node.",
    /^lib\/kit\//,
    /./,
    /^lib\/kit\/|^npm:(?:zod|uuid|ipaddr\.js|pino|node:.+)$/,
  ),
  never(
    "db-knows-only-kit",
    "Tables know no verb: db imports itself, lib/kit, drizzle, postgres and Node.",
    /^db\//,
    /./,
    /^db\/|^lib\/kit\/|^npm:(?:drizzle-orm|postgres|node:)/,
  ),
  {
    name: "connectors-are-strangers",
    why: "One connector never imports another.",
    breaks: (from, to) => Boolean(connectorOf(from) && connectorOf(to) && connectorOf(from) !== connectorOf(to)),
  },
  {
    name: "connectors-see-the-contract",
    why: "A connector imports its own files, ../contract, lib/kit, zod and Node. ScriptForge alone has the sandbox.",
    breaks: (from, to) =>
      connectorOf(from) !== undefined &&
      connectorOf(to) === undefined &&
      !/^lib\/(?:connectors\/contract(?:\.ts)?$|kit\/)|^npm:(?:zod|node:.+)$/.test(to) &&
      !(connectorOf(from) === "scriptforge" && roomOf(to) === "sandbox"),
  },
  never(
    "connectors-stand-on-kit",
    "The files beside the connectors know no room and no table.",
    /^lib\/connectors\/[^/]+$/,
    /./,
    /^lib\/(?:connectors|kit)\/|^npm:(?:zod|node:.+)$/,
  ),
  never(
    "only-the-registry-names-connectors",
    "A new provider is a folder: everybody asks the registry.",
    /^(?!lib\/connectors\/)/,
    /^lib\/connectors\/[^/]+\//,
  ),
  never(
    "sandbox-is-alone",
    "What runs foreign scripts sees lib/kit, QuickJS and Node, and nothing of ours.",
    /^lib\/sandbox\//,
    /./,
    /^lib\/(?:sandbox|kit)\/|^npm:(?:quickjs-emscripten|@jitl\/|node:)/,
  ),
  {
    name: "rooms-know-no-door",
    why: "A verb knows nothing of HTTP, sessions, React or Next.",
    breaks: (from, to) =>
      ROOM_OR_CONTEXT.test(from) && (new RegExp(`^lib/(?:${DOORS}|operator)/`).test(to) || FRAMEWORK.test(to)),
  },
  never("context-knows-no-noun", "The context is below every room.", /^lib\/context\.ts$/, /^lib\/(?!kit\/)/),
  {
    name: "doors-are-strangers",
    why: "lib/http, lib/session and lib/worker don't know each other, nor the operator.",
    breaks: (from, to) =>
      new RegExp(`^lib/${DOORS}/`).test(from) &&
      new RegExp(`^lib/(?:${DOORS}|operator)/`).test(to) &&
      roomOf(from) !== roomOf(to),
  },
  {
    name: "front-doors-only",
    why: "Come in by the room's index or schema; only the worker also sees its jobs. Rooms may name a type where it is written.",
    breaks: (from, to, { typeOnly }) => !comesInFront(from, to) && !(typeOnly && from.startsWith("lib/")),
  },
  never(
    "schema-is-portable",
    "A schema says what things look like on the wire: zod, lib/kit and other schemas.",
    /^lib\/[^/]+\/schema\.ts$/,
    /./,
    /^npm:zod$|^lib\/kit\/|^lib\/[^/]+\/schema(?:\.ts)?$/,
  ),
  never(
    "tables-stay-inside",
    "Pages and endpoints ask a verb; they do not query.",
    /^app\//,
    /^db\/|^npm:(?:drizzle-orm|postgres|pg)(?:\/|$)/,
  ),
  never(
    "pages-open-no-back-room",
    "Pages see verbs, schemas, lib/http, lib/session and lib/kit.",
    /^app\//,
    /^lib\/(?:worker|operator|connectors|sandbox)\//,
  ),
  never("nobody-imports-pages", "Pages are the top floor.", /^(?:lib|db)\//, /^app\//),
  never(
    "product-never-imports-tests",
    "What proves the product is not shipped with it.",
    /./,
    /^lib\/(?:testing|house)\/|\.(?:test|spec)(?:\.tsx?)?$|^npm:(?:vitest|fast-check|@playwright\/test)(?:\/|$)|^lib\/connectors\/(?:conformance[a-z-]*|[^/]+\/(?:fixtures|local-[a-z-]+))(?:\.ts)?$/,
  ),
  ...FLOORS.map((room, floor) => looksDown(room, FLOORS.slice(floor + 1))),
];

function looksDown(room: string, higher: readonly string[]): Layer {
  const to = higher.length > 0 ? new RegExp(`^lib/(?:${higher.join("|")})(?:/|$)`) : /^$/;
  return never(`${room}-looks-down`, "Rooms are stacked; see FLOORS.", new RegExp(`^lib/${room}/`), to);
}

/** The names of all rules about who may import whom. */
export const LAYER_NAMES = LAYERS.map(({ name }) => name);

const isConfiguration = (path: string) => /^[^/]+\.config\.[^/]+$/.test(path);

/** Every import that a floor forbids. Tests may import anything. */
export function brokenLayers(edges: readonly Edge[]): Violation[] {
  const product = edges.filter(({ from }) => !isProof(from) && !isConfiguration(from));
  return product.flatMap((edge) =>
    LAYERS.filter((layer) => layer.breaks(edge.from, edge.to, edge)).map(({ name, why }) => ({
      rule: name,
      file: edge.from,
      line: edge.line,
      says: `imports ${edge.to}. ${why}`,
    })),
  );
}
