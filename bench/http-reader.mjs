const HEAD_END = "\r\n\r\n";
const LINE_END = "\r\n";

/** Puts the answers of one HTTP/1.1 connection together: `push` takes what arrived and gives `{ status, body }` once an answer is whole. */
export function createReader() {
  let waiting = null;
  return {
    push(chunk) {
      const bytes = waiting ? Buffer.concat([waiting, chunk]) : chunk;
      const answer = read(bytes);
      waiting = answer ? null : bytes;
      return answer;
    },
  };
}

function read(bytes) {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd < 0) return null;
  const head = bytes.latin1Slice(0, headEnd).toLowerCase();
  const start = headEnd + HEAD_END.length;
  const status = Number(head.slice(9, 12));
  const body = head.includes("transfer-encoding: chunked") ? chunked(bytes, start) : sized(bytes, start, head);
  return body && { status, body };
}

function sized(bytes, start, head) {
  const at = head.indexOf("content-length: ");
  const length = at < 0 ? 0 : Number.parseInt(head.slice(at + 16), 10);
  return bytes.length >= start + length ? bytes.subarray(start, start + length) : null;
}

function chunked(bytes, start) {
  const parts = [];
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf(LINE_END, at);
    if (lineEnd < 0) return null;
    const length = Number.parseInt(bytes.latin1Slice(at, lineEnd), 16);
    if (Number.isNaN(length)) throw new Error("the server sent a chunk without a length");
    const from = lineEnd + LINE_END.length;
    at = from + length + LINE_END.length;
    if (bytes.length < at) return null;
    if (length === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(from, from + length));
  }
}
