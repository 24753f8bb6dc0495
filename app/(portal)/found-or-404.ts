import { AppError } from "@/lib/kit/errors";
import { pageNotFound } from "@/lib/session";

/** What was asked for, or the page that says it isn't there: a stranger's thing looks like none (S1-33). */
export async function foundOr404<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") pageNotFound();
    throw error;
  }
}
