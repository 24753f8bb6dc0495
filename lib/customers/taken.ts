import { AppError } from "@/lib/kit/errors";

const FIELDS: Record<string, { field: string; what: string }> = {
  customers_reference_key: { field: "reference", what: "reference" },
  customers_paypal_email_key: { field: "paypalEmail", what: "PayPal address" },
};

/** Runs a write and says which field is another customer's; only the unique key itself knows that under concurrency. */
export async function unlessTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const key = FIELDS[violatedKey(error) ?? ""];
    if (!key) throw error;
    const fields = { [key.field]: [`Another customer has this ${key.what}.`] };
    throw new AppError("conflict", `Another customer has this ${key.what}`, fields);
  }
}

function violatedKey(error: unknown): string | null {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error) || !("code" in cause) || cause.code !== "23505") return null;
  return "constraint_name" in cause ? String(cause.constraint_name) : null;
}
