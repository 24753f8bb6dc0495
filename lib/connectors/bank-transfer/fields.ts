import { createHash } from "node:crypto";
import { creditorReference, isIban } from "@/lib/kit/bank-numbers";
import type { InstructionField } from "../contract";
import type { Settings } from "./settings";

/** Without I, L, O and U, which are misread on paper. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 12;
const BIC = /^[A-Z]{6}[0-9A-Z]{2}(?:[0-9A-Z]{3})?$/;

/**
 * What the payer writes on the transfer: the same for the same reference of ours, and short enough (16 characters) for banks
 * that carry 18.
 */
export function transferReference(reference: string): string {
  const bytes = createHash("sha256").update(reference).digest();
  const body = Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
  return creditorReference(body);
}

/** The account and the reference, line by line; what the merchant left empty is left out. */
export function accountFields(settings: Settings, reference: string): InstructionField[] {
  const { accountHolder, accountNumber, bankCode = "", bankName = "", note = "" } = settings;
  const codeLabel = BIC.test(bankCode) ? "BIC" : "Sort code or routing number";
  return [
    { label: "Account holder", value: accountHolder },
    { label: isIban(accountNumber) ? "IBAN" : "Account number", value: accountNumber },
    { label: codeLabel, value: bankCode },
    { label: "Bank", value: bankName },
    { label: "Payment reference", value: reference },
    { label: "Note", value: note },
  ].filter(({ value }) => value !== "");
}
