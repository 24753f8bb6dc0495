import { execFileSync } from "node:child_process";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 1_500;

/** A port of this machine that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** True when this process could listen there. */
export const isFree = async (port, host = "127.0.0.1") => (await whyNot(port, host)) === null;

/** The port the product is to listen on. Throws a sentence that says what is wrong with it and what to do. */
export async function requirePort(env) {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`PORT is "${env.PORT}"; it has to be a number from 1 to 65535.`);
  }
  const code = await patiently(() => whyNot(port, env.HOST || undefined));
  if (code !== null) throw new Error(refusal(code, port, env));
  return port;
}

// A server that was told to stop a moment ago may still be closing.
async function patiently(ask) {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const code = await ask();
    if (code !== "EADDRINUSE" || Date.now() > until) return code;
    await sleep(100);
  }
}

function refusal(code, port, env) {
  if (code === "EADDRINUSE")
    return `Port ${port} is in use${byWhom(port)}. Stop that, or choose another port: PORT=${port + 1} npm start`;
  if (code === "EACCES")
    return `Port ${port} needs more rights than this user has. Choose one above 1023: PORT=3000 npm start`;
  return `Nothing can listen on ${env.HOST ?? ""}:${port} (${code}).`;
}

async function whyNot(port, host) {
  const code = await new Promise((resolve) => {
    const server = net.createServer().once("error", (error) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
  // Some systems let two programs share a port when one of them named an address.
  return code === null && (await isTaken(port, host)) ? "EADDRINUSE" : code;
}

function isTaken(port, host = "127.0.0.1") {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port });
    const done = (taken) => {
      socket.destroy();
      resolve(taken);
    };
    socket.setTimeout(500, () => done(false));
    socket.once("connect", () => done(true)).once("error", () => done(false));
  });
}

/** " by node (process 4711)" where the system tells, else nothing. */
function byWhom(port) {
  const asked = [
    () => say("ss", ["-Hltnp", `sport = :${port}`]),
    () => say("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fpc"]),
  ];
  for (const ask of asked) {
    const [, name, pid] = readHolder(ask()) ?? [];
    if (pid) return ` by ${name} (process ${pid})`;
  }
  return "";
}

function readHolder(text) {
  const bySs = /\(\("([^"]+)",pid=(\d+)/.exec(text);
  if (bySs) return bySs;
  const byLsof = /^p(\d+)\nc(.+)$/m.exec(text);
  return byLsof && [byLsof[0], byLsof[2], byLsof[1]];
}

function say(program, args) {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], timeout: 2_000 });
  } catch {
    return "";
  }
}
