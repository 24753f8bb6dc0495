const LETTERS_AND_DIGITS = /^[0-9A-Z]+$/;
/** Country, two check digits, up to 30 characters (ISO 13616). */
const IBAN = /^[A-Z]{2}\d{2}[0-9A-Z]{11,30}$/;
/** RF, two check digits, up to 21 characters (ISO 11649). */
const CREDITOR_REFERENCE = /^RF\d{2}[0-9A-Z]{1,21}$/;

/** A number as people and bank statements write it, in one form: capitals, without spaces and dashes. */
export const plainNumber = (typed: string): string => typed.replace(/[\s-]/g, "").toUpperCase();

/** Whether this begins like an IBAN, so that its check digits have to be right. */
export const looksLikeIban = (plain: string): boolean => /^[A-Z]{2}\d{2}/.test(plain);

/** Whether this is an IBAN whose check digits are right. Takes the plain form. */
export const isIban = (plain: string): boolean =>
  IBAN.test(plain) && remainder(plain.slice(4) + plain.slice(0, 4)) === 1;

/**
 * The creditor reference (ISO 11649) around a number of ours: `RF`, two check digits, and up to 21 capitals and digits. Banks
 * carry it as it is, and a typing error in it shows.
 */
export function creditorReference(body: string): string {
  if (!LETTERS_AND_DIGITS.test(body) || body.length > 21)
    throw new Error("A creditor reference has 1 to 21 characters.");
  return `RF${String(98 - remainder(`${body}RF00`)).padStart(2, "0")}${body}`;
}

/** The creditor reference in what somebody typed or copied from a statement, or null when it is none or has an error in it. */
export function readCreditorReference(typed: string): string | null {
  const plain = plainNumber(typed);
  return CREDITOR_REFERENCE.test(plain) && remainder(plain.slice(4) + plain.slice(0, 4)) === 1 ? plain : null;
}

/** What is left of it by 97, with letters as two digits each (A is 10). */
function remainder(text: string): number {
  let rest = 0;
  for (const character of text) {
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest;
}
