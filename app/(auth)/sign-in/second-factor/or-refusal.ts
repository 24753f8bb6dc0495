import { AppError } from "@/lib/kit/errors";

/** What a provider's answer came to; a challenge that is over reads as an answer that does not fit. */
export async function orRefusal<T>(hear: () => Promise<T>): Promise<T | { kind: "refused"; why: "mismatch" | "busy" }> {
  try {
    return await hear();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { kind: "refused", why: error.code === "rate_limited" ? "busy" : "mismatch" };
  }
}
