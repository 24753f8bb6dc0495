import { SECRET_PATTERN } from "./secret";

export const MASKED = "[masked]";

const DEEPEST = 8;
const SECRET_NAME =
  /(?:secret|password|passphrase|authorization|cookie|pepper|signature|private[-_]?key|api[-_]?key|sealed\w*|(?:^|[-_a-z])token|^otp|^code[-_]?verifier)$/i;
const HOLDS_SECRET = /secret/i;

const RULES: readonly [RegExp, string][] = [
  // What a failed statement was given: addresses of payers and whatever else a row holds.
  [/\nparams: [\s\S]*?(?=\n {4}at |$)/g, `\nparams: ${MASKED}`],
  [new RegExp(SECRET_PATTERN.source, "g"), MASKED],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${MASKED}`],
  [/\bwhsec_[\w+/=-]+/g, MASKED],
  [/\b(?:sk|rk|pk)_(?:live|test)_\w+/g, MASKED],
  [/(:\/\/[^\s:/@]*:)[^\s/@]+@/g, `$1${MASKED}@`],
  [/([?&](?:signature|token|code|secret|key|password)=)[^&\s"]+/gi, `$1${MASKED}`],
];

/** A text without the secrets that can be told by their shape: ours, bearers, provider keys, passwords in addresses, signatures. */
export const maskText = (text: string): string =>
  RULES.reduce((rest, [shape, mask]) => rest.replace(shape, mask), text);

/** Whether a value under this name is a secret whatever it looks like. */
export const isSecretName = (name: string): boolean => SECRET_NAME.test(name) || HOLDS_SECRET.test(name);

/** A copy of a value that may be written down: secrets masked by name and by shape, errors and large numbers as text. */
export function mask(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return maskText(value);
  if (typeof value === "bigint") return String(value);
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Date) return value;
  if (depth >= DEEPEST) return "[too deep]";
  if (value instanceof Error) return maskError(value, depth);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((one) => mask(one, depth + 1));
  return maskEntries(value, depth);
}

function maskEntries(value: object, depth: number): object {
  const entries = value instanceof Headers || value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, inner]) => [name, inner && isSecretName(String(name)) ? MASKED : mask(inner, depth + 1)]),
  );
}

function maskError(error: Error, depth: number): object {
  const { name, message, stack, cause, ...rest } = error;
  return {
    type: name,
    message: maskText(message),
    stack: maskText(stack ?? ""),
    ...(cause === undefined ? {} : { cause: mask(cause, depth + 1) }),
    ...maskEntries(rest, depth),
  };
}
