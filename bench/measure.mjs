import { fork } from "node:child_process";
import { request as httpRequest } from "node:http";
import { cpuOf } from "./cpu.mjs";

const CHECKOUT_FIELDS = [
  "id",
  "status",
  "checkoutUrl",
  "amount",
  "currencyCode",
  "reference",
  "expiresAt",
  "createdAt",
];

/** Starts the load driver; `ask` gives it one order and waits for what it saw. */
export function startDriver() {
  const child = fork(new URL("driver.mjs", import.meta.url), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  let fail = () => undefined;
  child.once("exit", () => fail(new Error("the load driver ended")));
  const ask = (order) =>
    new Promise((resolve, reject) => {
      fail = reject;
      child.once("message", ({ seen, error }) => (error ? reject(new Error(error)) : resolve(seen)));
      child.send(order, (error) => error && reject(error));
    });
  return { ask, stop: () => child.connected && child.disconnect() };
}

/** The text of a checkout; `##########` is numbered by the driver. References start with the contestant's name. */
export function checkoutRequest(name, { clientId, secret }) {
  const body = JSON.stringify({
    amount: 12_900,
    currencyCode: "EUR",
    reference: `${name}-##########`,
    referenceLabel: "Order ##########",
    clientId,
    redirectUrl: "https://shop.example/orders/##########/thanks",
    metadata: { orderId: "##########" },
  });
  const head = [`Authorization: Bearer ${secret}`, "Content-Type: application/json", `Content-Length: ${body.length}`];
  return `POST /api/payment/checkout HTTP/1.1\r\nHost: localhost:3000\r\n${head.join("\r\n")}\r\n\r\n${body}`;
}

export const getRequest = (path, header) => `GET ${path} HTTP/1.1\r\nHost: localhost:3000\r\n${header}\r\n\r\n`;

/**
 * One measurement: warm-up, then `seconds` of load between two readings of the CPU clocks of the server and of PostgreSQL.
 * Throws when any answer has another status than `expected`: a refusal is quick and would look like speed.
 */
export async function measure({ driver, server, database, load, expected }) {
  const order = { port: server.port, ...load };
  const { requests: warmed } = demand(await driver.ask({ ...order, seconds: load.warmUp }), expected, server);
  const before = [cpuOf(server.pid), cpuOf(database.pid)];
  const seen = demand(await driver.ask(order), expected, server);
  const used = [cpuOf(server.pid), cpuOf(database.pid)].map(
    (now, place) => ((now - before[place]) * 1e6) / seen.requests,
  );
  return {
    name: server.name,
    connections: load.connections,
    perSecond: seen.requests / seen.wall,
    p50: seen.p50,
    p99: seen.p99,
    serverCpu: used[0],
    postgresCpu: used[1],
    driverCpu: seen.driverCpuUs,
    answered: warmed + seen.requests,
  };
}

function demand(seen, expected, server) {
  const others = Object.keys(seen.statuses).filter((status) => Number(status) !== expected);
  if (others.length === 0) return seen;
  const counts = JSON.stringify(seen.statuses);
  throw new Error(`${server.name} was to answer ${expected} and answered ${counts}\n${server.tail()}`);
}

/** Creates one checkout and holds the answer to the fields of the API, so that all contestants do the same job. Returns its id. */
export async function checkAnswer(server, seeded) {
  const [head, body] = checkoutRequest(server.name, seeded).split("\r\n\r\n");
  const authorization = /Authorization: (.+)/.exec(head)?.[1];
  const { status, text } = await post(server.port, body.replaceAll("##########", "0000000000"), authorization);
  if (status !== 201) throw new Error(`${server.name} answered ${status}: ${text}\n${server.tail()}`);
  const { data } = JSON.parse(text);
  const missing = CHECKOUT_FIELDS.filter((field) => data[field] === undefined);
  if (missing.length > 0) throw new Error(`${server.name} left out ${missing.join(", ")}`);
  return data.id;
}

function post(port, body, authorization) {
  const headers = {
    host: "localhost:3000",
    authorization,
    "content-type": "application/json",
    "content-length": body.length,
  };
  const options = { port, host: "127.0.0.1", method: "POST", path: "/api/payment/checkout", headers };
  return new Promise((resolve, reject) => {
    const request = httpRequest(options, async (response) => {
      const chunks = await response.toArray();
      resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString("utf8") });
    });
    request.on("error", reject);
    request.end(body);
  });
}
