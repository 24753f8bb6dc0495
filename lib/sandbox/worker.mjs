import * as crypto from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import variant from "@jitl/quickjs-wasmfile-release-sync";
import { newQuickJSWASMModuleFromVariant } from "quickjs-emscripten-core";

/** One script, one call, one life: what the script leaves behind ends with this thread. */
const { source, call, input, context, limits } = workerData;

const said = [];
let saidBytes = 0;
function log(text) {
  const line = String(text).slice(0, limits.logLine);
  saidBytes += line.length;
  if (saidBytes <= limits.logBytes) said.push(line);
}

const HASHES = new Set(["sha1", "sha256", "sha384", "sha512", "md5"]);
const ENCODINGS = new Set(["hex", "base64", "base64url"]);
function hashName(name) {
  if (!HASHES.has(name)) throw new Error(`There is no hash ${name}.`);
  return name;
}
function encodingName(given) {
  const name = given ?? "hex";
  if (!ENCODINGS.has(name)) throw new Error(`There is no encoding ${name}.`);
  return name;
}

/** What a script may ask of this thread, answered at once. Everything comes and goes as text. */
const TOOLS = {
  log,
  hmac: (alg, key, text, encoding) =>
    crypto.createHmac(hashName(alg), String(key)).update(String(text), "utf8").digest(encodingName(encoding)),
  hash: (alg, text, encoding) =>
    crypto.createHash(hashName(alg)).update(String(text), "utf8").digest(encodingName(encoding)),
  base64: (text) => Buffer.from(String(text), "utf8").toString("base64"),
  unbase64: (text) => Buffer.from(String(text), "base64").toString("utf8"),
  timingSafeEqual: (a, b) => {
    const digest = (text) => crypto.createHash("sha256").update(String(text)).digest();
    return crypto.timingSafeEqual(digest(a), digest(b)) && String(a) === String(b);
  },
  aesGcmDecrypt: (keyHex, ivHex, tagHex, cipherHex) => {
    const tag = Buffer.from(String(tagHex), "hex");
    if (tag.length !== 16) throw new Error("The tag has 16 bytes.");
    const key = Buffer.from(String(keyHex), "hex");
    const decipher = crypto.createDecipheriv("aes-256-gcm", key, Buffer.from(String(ivHex), "hex"), {
      authTagLength: 16,
    });
    decipher.setAuthTag(tag);
    return decipher.update(String(cipherHex), "hex", "utf8") + decipher.final("utf8");
  },
  uuid: () => crypto.randomUUID(),
};

/**
 * Runs inside, before the script: makes `ctx` out of the few functions from outside and takes them away again, and keeps for
 * us what a script could replace in globals.
 */
const PRELUDE = `
(() => {
  const { parse, stringify } = JSON;
  const tool = globalThis.__tool, fetchText = globalThis.__fetch, given = parse(globalThis.__given);
  delete globalThis.__tool; delete globalThis.__fetch; delete globalThis.__given;
  const ask = (name) => (...args) => parse(tool(name, stringify(args)));
  const tools = Object.fromEntries(${JSON.stringify(Object.keys(TOOLS))}.map((name) => [name, ask(name)]));
  const now = given.now;
  const ctx = {
    ...tools,
    settings: Object.freeze(given.settings),
    mode: given.mode,
    now: () => now,
    sha256: (text, encoding) => tools.hash("sha256", text, encoding),
    fetch: async (url, init) => {
      const answer = parse(await fetchText(String(url), stringify(init ?? {}) ?? "{}"));
      return { ...answer, ok: answer.status >= 200 && answer.status < 300, json: () => parse(answer.body) };
    },
  };
  return {
    ctx: Object.freeze(ctx),
    parse,
    toText: (value) => stringify(value === undefined ? null : value),
    toPromise: Promise.resolve.bind(Promise),
  };
})()
`;

const pending = new Map();
let asked = 0;
parentPort.on("message", ({ id, ok, value }) => {
  const wait = pending.get(id);
  pending.delete(id);
  wait?.(ok, value);
});

const quickjs = await newQuickJSWASMModuleFromVariant(variant);
const runtime = quickjs.newRuntime();
runtime.setMemoryLimit(limits.memoryBytes);
runtime.setMaxStackSize(limits.stackBytes);
// Fetches don't count: the clock only runs while the script computes.
let computed = 0;
let began = 0;
const isOver = () => computed + (performance.now() - began) > limits.computeMs;
runtime.setInterruptHandler(isOver);
const vm = runtime.newContext();

function computing(work) {
  began = performance.now();
  try {
    return work();
  } finally {
    computed += performance.now() - began;
  }
}

const TOO_LONG = "The script computed for too long.";
const WAITS_WHILE_LOADED =
  "The script can't wait while it is loaded: `await` belongs inside its functions, such as createPayment.";

function end(message) {
  parentPort.postMessage({ ...message, log: said });
  process.exit(0);
}

function dumpError(handle) {
  const error = vm.dump(handle);
  const text =
    typeof error === "object" && error !== null ? `${error.name ?? "Error"}: ${error.message ?? ""}` : String(error);
  if (/interrupted/.test(text)) return end({ ended: "timeout", text: TOO_LONG });
  if (/out of memory/.test(text))
    return end({ ended: "memory", text: "The script needs more memory than it may have." });
  return end({ ended: "error", text: text.slice(0, 2000) });
}

const unwrap = (result) => (result.error ? dumpError(result.error) : result.value);

function installTools() {
  const tool = vm.newFunction("__tool", (nameHandle, argsHandle) => {
    try {
      // Work out here has none of the script's own steps, at which it could be interrupted.
      if (isOver()) end({ ended: "timeout", text: TOO_LONG });
      const name = vm.getString(nameHandle);
      if (!Object.hasOwn(TOOLS, name)) throw new Error("There is no such tool.");
      const value = TOOLS[name](...JSON.parse(vm.getString(argsHandle)));
      return vm.newString(JSON.stringify(value ?? null));
    } catch (error) {
      return { error: vm.newError(String(error?.message ?? error)) };
    }
  });
  const fetcher = vm.newFunction("__fetch", (urlHandle, initHandle) => {
    const [url, init] = [vm.getString(urlHandle), vm.getString(initHandle)];
    if (url.length + init.length > limits.requestBytes) return { error: vm.newError("This request is too long.") };
    if (asked >= limits.fetches) return { error: vm.newError(`A script may fetch ${limits.fetches} times.`) };
    const deferred = vm.newPromise();
    const id = ++asked;
    pending.set(id, (ok, value) => {
      const handle = ok ? vm.newString(value) : vm.newError(value);
      computing(() => {
        (ok ? deferred.resolve : deferred.reject)(handle);
        handle.dispose();
        settle();
      });
    });
    parentPort.postMessage({ fetch: { id, url, init } });
    return deferred.handle;
  });
  vm.setProp(vm.global, "__tool", tool);
  vm.setProp(vm.global, "__fetch", fetcher);
  vm.setProp(vm.global, "__given", vm.newString(JSON.stringify(context)));
}

let result = null;
let toText = null;
/** Lets the script go on as far as it can; ends when its promise is settled or nothing is left to wait for. */
function settle() {
  const ran = runtime.executePendingJobs();
  if (ran.error) return dumpError(ran.error);
  const state = vm.getPromiseState(result);
  if (state.type === "fulfilled") return finish(state.value);
  if (state.type === "rejected") return dumpError(state.error);
  if (pending.size === 0) end({ ended: "error", text: "The script waits for something that never happens." });
}

function finish(handle) {
  const text = unwrap(vm.callFunction(toText, vm.undefined, handle));
  const json = vm.typeof(text) === "string" ? vm.getString(text) : "null";
  if (json.length > limits.outputBytes) return end({ ended: "too_large", text: "The script's answer is too long." });
  end({ ended: "ok", json });
}

computing(() => {
  installTools();
  const prelude = unwrap(vm.evalCode(PRELUDE, "prelude.js"));
  toText = vm.getProp(prelude, "toText");
  const exported = unwrap(vm.evalCode(source, "script.js", { type: "module" }));
  const state = vm.getPromiseState(exported);
  if (state.type === "rejected") return dumpError(state.error);
  if (!state.notAPromise) return end({ ended: "error", text: WAITS_WHILE_LOADED });
  const module = vm.typeof(exported) === "object" ? exported : vm.undefined;
  if (call === null) {
    const meta = vm.getProp(module, "meta");
    const names = vm.unwrapResult(vm.evalCode("(m) => Object.keys(m).filter((k) => typeof m[k] === 'function')"));
    const functions = vm.dump(unwrap(vm.callFunction(names, vm.undefined, module)));
    return end({ ended: "ok", json: JSON.stringify({ meta: vm.dump(meta) ?? null, functions }) });
  }
  const wanted = vm.getProp(module, call);
  if (vm.typeof(wanted) !== "function") return end({ ended: "missing", text: `The script has no ${call}.` });
  const argument = vm.newString(JSON.stringify(input));
  const parsed = unwrap(vm.callFunction(vm.getProp(prelude, "parse"), vm.undefined, argument));
  const given = unwrap(vm.callFunction(wanted, vm.undefined, vm.getProp(prelude, "ctx"), parsed));
  result = unwrap(vm.callFunction(vm.getProp(prelude, "toPromise"), vm.undefined, given));
  settle();
});
