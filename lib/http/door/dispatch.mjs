import { holdPage } from "./hold-page.mjs";
import { LazyRequest } from "./lazy-request.mjs";
import { createMatcher, decoded } from "./match.mjs";

const MOST_PAGE_BYTES = 1 << 20;
const CONTROL = /\p{Cc}/u;
/** A base address that is also a page: with a slash and without it is the same (S0-22). Next would redirect. */
const BASE = /^(\/api\/integration\/crm)\/(?=\?|$)/;

const ABSOLUTE = /^[a-z][a-z+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]*)\/?/i;
/** Pages at an interface's addresses. Next would draw them for whatever method. */
const READ = /^\/api\/integration\/crm(?:\/|\/swagger)?$/;
const READING = ["GET", "HEAD"];
const ALLOW = "GET, HEAD, OPTIONS";
const PAGE_ALLOW = "GET, HEAD, POST";
/** Where the interfaces begin and nothing lives; Next would draw its page for people. */
const ROOT = /^\/(?:api|pay-api|oauth2)\/?$/;

/**
 * The fast door: endpoints are answered here, everything else by `next`. Both find the address of the socket's other end
 * under `peerHeader`, a name nobody outside knows. `table` is what instrumentation.ts publishes.
 */
export function createDispatcher({ table, peerHeader, next, state = { closing: false } }) {
  const match = createMatcher(table);
  return (req, res) => {
    stamp(req, peerHeader);
    const mark = req.url.indexOf("?");
    const path = mark < 0 ? req.url : req.url.slice(0, mark);
    const found = match(path);
    if (found?.route.methods) return answer({ req, res, table, state }, path, found);
    if (ROOT.test(path)) return write(res, table.refusal("not_found", path), state);
    if (READ.test(path) && !READING.includes(req.method)) return onlyRead({ req, res, table, state }, path);
    return passOn({ req, res, table, state }, path, next);
  };
}

function stamp(req, peerHeader) {
  delete req.headers[peerHeader];
  const peer = req.socket.remoteAddress;
  if (peer) req.headers[peerHeader] = peer;
  if (!req.url.startsWith("/")) plainTarget(req);
}

/** A target that names its server is what counts, whatever the Host header says beside it (RFC 9112, 3.2.2). */
function plainTarget(req) {
  const [whole = "", host] = ABSOLUTE.exec(req.url) ?? [];
  if (host) req.headers.host = host;
  req.url = `/${req.url.slice(whole.length)}`;
}

function answer({ req, res, table, state }, path, { route, params }) {
  const endpoint = route.methods.get(req.method);
  if (!params) return write(res, table.refusal("not_found", path), state);
  if (req.method === "OPTIONS") return write(res, { status: 204, headers: { allow: route.allow }, body: null }, state);
  if (!endpoint)
    return write(res, table.refusal("method_not_allowed", route.path, route.allow, new LazyRequest(req)), state);
  const failed = () => write(res, { status: 500, headers: {}, body: null }, { closing: true });
  return endpoint.reply(new LazyRequest(req), params, route.path).then((reply) => write(res, reply, state), failed);
}

function onlyRead({ req, res, table, state }, path) {
  if (req.method === "OPTIONS") return write(res, { status: 204, headers: { allow: ALLOW }, body: null }, state);
  return write(res, table.refusal("method_not_allowed", path, ALLOW), state);
}

function write(res, { status, headers, body }, { closing }) {
  if (closing) headers.connection = "close";
  if (status !== 204) headers["content-length"] = body === null ? 0 : Buffer.byteLength(body);
  res.writeHead(status, headers);
  res.end(body ?? undefined);
}

function passOn({ req, res, table, state }, path, next) {
  const readable = decoded(path);
  if (readable === null || CONTROL.test(readable)) return write(res, table.refusal("not_found", path), state);
  // Next fails on it, and would say so in the log to whoever likes to fill that.
  if (req.method === "TRACE") return write(res, { status: 405, headers: { allow: PAGE_ALLOW }, body: null }, state);
  if (Number(req.headers["content-length"] ?? 0) > MOST_PAGE_BYTES) return tooLarge(res);
  if (state.closing) res.setHeader("connection", "close");
  res.setHeader("x-content-type-options", "nosniff");
  limitBody(req, res);
  req.url = req.url.replace(BASE, "$1");
  // Next answers HEAD before it has drawn anything; Node sends no body to it whatever is written.
  if (req.method === "HEAD") req.method = "GET";
  return holdPage(res, () => next(req, res));
}

function tooLarge(res) {
  if (!res.headersSent) res.writeHead(413, { connection: "close" });
  res.end();
}

/** Counts what Node's parser hands over, without reading it in Next's place. */
function limitBody(req, res) {
  const push = req.push;
  let length = 0;
  req.push = (chunk, encoding) => {
    length += chunk?.length ?? 0;
    if (length <= MOST_PAGE_BYTES) return push.call(req, chunk, encoding);
    tooLarge(res);
    req.destroy();
    return false;
  };
}
