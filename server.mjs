import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import { createServer, get } from "node:http";
import { fileURLToPath } from "node:url";
import { createDispatcher } from "./lib/http/door/dispatch.mjs";

/** What this entry and the product's bundles share, since they are not one module graph. */
const PEER_HEADER = Symbol.for("portico.peer-header");
const ENDPOINTS = Symbol.for("portico.endpoints");
const SHUTDOWN = Symbol.for("portico.shutdown");
const BANNER = Symbol.for("portico.banner");

const DRAIN_MS = 30_000;
const HOOKS_MS = 10_000;
const LIMITS = { maxHeaderSize: 16 << 10, headersTimeout: 15_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 };

const dev = process.argv.includes("--dev");
const port = Number(process.env.PORT || 3000);
const state = { closing: false, handle: notReady };

process.env.NODE_ENV ??= dev ? "development" : "production";
const server = createServer(LIMITS, (req, res) => state.handle(req, res));
// `closeAllConnections` forgets sockets that were upgraded, and one of them is enough to keep a server open.
const sockets = new Set();
server.on("connection", (socket) => {
  sockets.add(socket);
  socket.once("close", () => sockets.delete(socket));
});

try {
  await start();
} catch (error) {
  fail(error);
}

/** Takes the port before anything slow, so that a port in use is said at once. */
async function start() {
  const bound = await listen();
  process.on("SIGTERM", stop).on("SIGINT", stop);
  process.on("unhandledRejection", (error) => report("error", error));
  process.on("uncaughtException", (error) => {
    report("fatal", error);
    void stop("uncaughtException");
  });

  const peerHeader = `x-portico-peer-${randomBytes(8).toString("hex")}`;
  globalThis[PEER_HEADER] = peerHeader;
  const next = await startNext(bound);
  const table = globalThis[ENDPOINTS];
  if (!table) throw new Error("instrumentation.ts published no endpoints");
  // Next serves the endpoints of a development server, so that an edited one is the one that answers.
  const operations = dev ? [] : table.operations;
  state.handle = createDispatcher({ table: { ...table, operations }, peerHeader, next, state });

  say(`Portico is listening on ${process.env.PUBLIC_URL || `http://localhost:${bound}`}`);
  for (const line of globalThis[BANNER] ?? []) say(line);
}

async function startNext(bound) {
  const { default: createNext } = await import("next");
  // Without a listener for upgrades Node treats `Upgrade: h2c`, which curl sends, as the plain request it also is.
  const httpServer = dev ? server : new EventEmitter();
  const app = createNext({ dev, dir: fileURLToPath(new URL(".", import.meta.url)), port: bound, httpServer });
  await app.prepare();
  const next = app.getRequestHandler();
  if (!globalThis[ENDPOINTS]) await firstRequest(next);
  return next;
}

/** A built Next runs instrumentation.ts when the first request comes, so the first one is ours, through a door of its own. */
async function firstRequest(next) {
  const door = createServer((req, res) => next(req, res));
  await new Promise((resolve) => door.listen(0, "127.0.0.1", resolve));
  await new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port: door.address().port, path: "/api/health", agent: false }, (answer) => {
      answer.resume().on("end", resolve);
    }).on("error", reject);
  });
  door.close();
}

function notReady(_req, res) {
  res.writeHead(503, { "retry-after": "1", "content-length": "0" }).end();
}

function listen() {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error("PORT must be a number from 0 to 65535.");
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, process.env.HOST || undefined, () => resolve(server.address().port));
  });
}

/** Stops taking calls, finishes the ones it has, then lets every part of the product put its things away. A second signal does not wait. */
async function stop(signal) {
  if (state.closing) process.exit(1);
  state.closing = true;
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  const deadline = setTimeout(hangUp, dev ? 500 : DRAIN_MS);
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(deadline);
  clearInterval(idle);
  setTimeout(() => process.exit(1), HOOKS_MS).unref();
  for (const hook of globalThis[SHUTDOWN] ?? []) {
    try {
      await hook();
    } catch (error) {
      report("error", error);
    }
  }
  process.exit(signal === "uncaughtException" ? 1 : 0);
}

function fail(error) {
  if (error?.code === "EADDRINUSE") {
    process.stderr.write(
      `Port ${port} is in use. Stop what uses it, or choose another one: PORT=${port + 1} npm start\n`,
    );
  } else if (error?.code === "EACCES" && error.syscall === "listen") {
    process.stderr.write(
      `Port ${port} needs more rights than this user has. Choose one above 1023: PORT=3000 npm start\n`,
    );
  } else {
    report("fatal", error);
  }
  process.exit(1);
}

function report(level, error) {
  const msg = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${JSON.stringify({ level, time: new Date().toISOString(), msg })}\n`);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
