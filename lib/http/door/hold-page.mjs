import { AsyncLocalStorage } from "node:async_hooks";

/** Where a page that is being drawn finds the place to say what its answer is. */
const VERDICT = Symbol.for("portico.page-verdict");
const verdicts = new AsyncLocalStorage();
globalThis[VERDICT] ??= verdicts;

/** A page that takes longer is worth its skeleton; by then its answer is on the way as it began. */
const LONGEST_MS = 5000;

/**
 * Draws a page and sends it whole, under the status it came to. Next sends the frame and a skeleton before it knows whether
 * there is such a thing and whether this person may see it, and by then the status has gone out. Whatever is no page, such as
 * a download, passes through as it comes.
 */
export function holdPage(res, draw, longestMs = LONGEST_MS) {
  const verdict = { status: null };
  hold(res, verdict, longestMs);
  return globalThis[VERDICT].run(verdict, draw);
}

function hold(res, verdict, longestMs) {
  const { write, end, writeHead, flushHeaders } = res;
  const kept = { open: false, head: null, chunks: [], timer: null };

  const release = () => {
    if (kept.open) return;
    kept.open = true;
    clearTimeout(kept.timer);
    if (verdict.status !== null && res.statusCode === 200) res.statusCode = verdict.status;
    if (kept.head) writeHead.call(res, res.statusCode, ...kept.head);
    for (const chunk of kept.chunks) write.call(res, ...chunk);
    kept.chunks = [];
  };
  const waits = () => {
    if (!kept.open && !isPage(res)) release();
    if (!kept.open) kept.timer ??= setTimeout(release, longestMs).unref();
    return !kept.open;
  };

  res.on("close", () => clearTimeout(kept.timer));
  res.flushHeaders = () => {
    if (!waits()) flushHeaders.call(res);
  };
  res.writeHead = (status, ...rest) => {
    res.statusCode = status;
    if (!waits()) return writeHead.call(res, status, ...rest);
    kept.head = rest;
    return res;
  };
  res.write = (...chunk) => {
    if (!waits()) return write.call(res, ...chunk);
    kept.chunks.push(chunk);
    return true;
  };
  res.end = (...last) => {
    release();
    return end.call(res, ...last);
  };
}

const isPage = (res) => String(res.getHeader("content-type") ?? "").startsWith("text/html");
