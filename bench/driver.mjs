import { connect } from "node:net";
import { createReader } from "./http-reader.mjs";

/**
 * The load driver: a process of its own that holds keep-alive connections, has one request in flight on each, and counts
 * what comes back. Orders come as messages from bench/run.mjs, one at a time; each is answered with what was seen.
 */
const MARK = "##########";
let sent = 0;

process.on("message", (order) => {
  run(order).then(
    (seen) => process.send({ seen }),
    (error) => process.send({ error: error.message }),
  );
});
process.on("disconnect", () => process.exit(0));

/**
 * `request` is the text of a request, or several of which each connection takes its own; each `##########` in it becomes the
 * number of the request, so that all differ.
 */
async function run({ port, connections, seconds, request }) {
  const tally = { statuses: {}, latencies: [] };
  const lines = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const requestAt = (place) => (Array.isArray(request) ? request[place % request.length] : request);
  const cpu = process.cpuUsage();
  const start = performance.now();
  await Promise.all(lines.map((line, place) => keepAsking(line, requestAt(place), start + seconds * 1000, tally)));
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  for (const line of lines) line.destroy();
  tally.latencies.sort((a, b) => a - b);
  const at = (share) =>
    tally.latencies[Math.min(tally.latencies.length - 1, Math.floor(tally.latencies.length * share))];
  const requests = tally.latencies.length;
  return {
    requests,
    wall,
    statuses: tally.statuses,
    p50: at(0.5),
    p99: at(0.99),
    driverCpuUs: (user + system) / requests,
  };
}

function open(port) {
  return new Promise((resolve, reject) => {
    const line = connect({ port, host: "127.0.0.1", noDelay: true });
    line.once("error", reject);
    line.once("connect", () => resolve(line));
  });
}

function keepAsking(line, request, deadline, tally) {
  const bytes = Buffer.from(request, "latin1");
  const places = placesOf(request);
  const reader = createReader();
  return new Promise((resolve, reject) => {
    let began = 0;
    const ask = () => {
      number(bytes, places);
      began = performance.now();
      line.write(bytes);
    };
    const take = (chunk) => {
      try {
        return reader.push(chunk);
      } catch (error) {
        return reject(error);
      }
    };
    line.on("data", (chunk) => {
      const answer = take(chunk);
      if (!answer) return;
      const now = performance.now();
      tally.latencies.push(now - began);
      tally.statuses[answer.status] = (tally.statuses[answer.status] ?? 0) + 1;
      if (now < deadline) return ask();
      line.removeAllListeners("close");
      resolve();
    });
    line.on("error", reject);
    line.on("close", () => reject(new Error("the server closed a connection in the middle of a run")));
    ask();
  });
}

function placesOf(request) {
  const places = [];
  for (let at = request.indexOf(MARK); at >= 0; at = request.indexOf(MARK, at + MARK.length)) places.push(at);
  return places;
}

function number(bytes, places) {
  const digits = String(++sent).padStart(MARK.length, "0");
  for (const place of places) bytes.write(digits, place, "latin1");
}
