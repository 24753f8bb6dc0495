/** Digits with up to three marks, spaces or invisible characters between the groups. */
const DIGIT_GROUPS = /\d+(?:[\p{P}\p{Z}\p{Cf}\p{Sm}]{1,3}\d+)*/gu;
const LEAST = 13;
const MOST = 19;

/** Whether a run of digits has the check digit of ISO/IEC 7812. */
export function passesLuhn(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/**
 * Whether a card number hides in the text: 13 to 19 digits, in one run or in groups, that begin as a network's do and
 * pass Luhn. A longer run of digits is some other number.
 */
export function looksLikeCardNumber(text: string): boolean {
  if (hasTooFewDigits(text)) return false;
  const runs = plainDigits(text.normalize("NFKC")).match(DIGIT_GROUPS) ?? [];
  return runs.some((run) => holdsCard(run.match(/\d+/g) ?? []));
}

const [ZERO, NINE, LAST_ASCII] = [0x30, 0x39, 0x7f];

/** Nearly every text is plain and has next to no digits. Beyond ASCII one character may stand for several digits. */
function hasTooFewDigits(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > LAST_ASCII) return false;
    if (code >= ZERO && code <= NINE) digits++;
  }
  return digits < LEAST;
}

function holdsCard(groups: readonly string[]): boolean {
  return groups.some((_, start) => {
    let digits = "";
    for (const group of groups.slice(start, start + MOST)) {
      digits += group;
      if (digits.length > MOST) return false;
      if (digits.length >= LEAST && isCard(digits)) return true;
    }
    return false;
  });
}

/** A copy in which the digits of every card number but the last four are dots, so that it may be shown. */
export function maskCardNumbers(text: string): string {
  const masked = text.replace(DIGIT_GROUPS, (run) => (looksLikeCardNumber(run) ? dotted(run) : run));
  return looksLikeCardNumber(masked) ? masked.replace(/\p{Nd}/gu, "•") : masked;
}

function dotted(run: string): string {
  let left = (run.match(/\d/g) ?? []).length - 4;
  return run.replace(/\d/g, (digit) => (left-- > 0 ? "•" : digit));
}

/** How the numbers of the card networks begin and how long they are; years and counters are no cards. */
const NETWORKS = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-5]|[68]\d|9\d)\d{11,16}$/,
  /^35(?:2[89]|[3-8]\d)\d{12,15}$/,
  /^(?:50|5[6-8]|6\d)\d{11,17}$/,
];

const isCard = (digits: string) => NETWORKS.some((network) => network.test(digits)) && passesLuhn(digits);

/** Decimal digits of any script as 0 to 9; each script keeps its ten in a row. */
const plainDigits = (text: string) =>
  text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit.codePointAt(0) ?? 0)));

function digitValue(code: number): number {
  let before = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(code - before - 1))) before++;
  return before % 10;
}

/** Whether a reader sees anything at all: spaces and characters that are never drawn don't count. */
export const isVisible = (text: string): boolean => /[^\s\p{Default_Ignorable_Code_Point}]/u.test(text);

/** Whether text can be stored and sent as UTF-8 without loss: no half of a surrogate pair stands alone. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/** Whether the text holds characters that are not seen but change what is: control characters and changes of direction. */
export const hasHiddenCharacters = (text: string): boolean =>
  /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text);

/** What a cell of a table can hold. `decimal` is a number in text of our own making, such as an amount. */
export type Cell = string | number | bigint | boolean | Date | { decimal: string } | null | undefined;

/** What a spreadsheet takes for a formula, also in full width and behind what is not seen. */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Default_Ignorable_Code_Point}]*[=+\-@\uff1d\uff0b\uff0d\uff20])/u;

/** One cell of a CSV file. Text that a spreadsheet would run as a formula is made plain; numbers stay numbers. */
export function csvCell(value: Cell): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "object") return value.decimal;
  if (typeof value !== "string") return String(value);
  const plain = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) || plain !== value ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** One line of a CSV file with its line end (RFC 4180). */
export const csvRow = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(",")}\r\n`;
