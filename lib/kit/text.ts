const DIGIT_GROUPS = /\d+(?:[ \u00a0\u2010-\u2015-]{1,2}\d+)*/g;
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
 * Whether a card number hides in the text: 13 to 19 digits, in groups behind spaces or dashes or in one run, that start as
 * cards do and pass Luhn. A longer run of digits is some other number.
 */
export function looksLikeCardNumber(text: string): boolean {
  const runs = text.normalize("NFKC").match(DIGIT_GROUPS) ?? [];
  return runs.some((run) => holdsCard(run.match(/\d+/g) ?? []));
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

const isCard = (digits: string) => /^[2-6]/.test(digits) && passesLuhn(digits);

/** Whether text can be stored and sent as UTF-8 without loss: no half of a surrogate pair stands alone. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/** Whether the text holds characters that are not seen but change what is: control characters and changes of direction. */
export const hasHiddenCharacters = (text: string): boolean =>
  /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text);

/** What a cell of a table can hold. */
export type Cell = string | number | bigint | boolean | Date | null | undefined;

/** One cell of a CSV file. Text that a spreadsheet would run as a formula is made plain; numbers stay numbers. */
export function csvCell(value: Cell): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "string") return String(value);
  const plain = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) || plain !== value ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** One line of a CSV file with its line end (RFC 4180). */
export const csvRow = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(",")}\r\n`;
