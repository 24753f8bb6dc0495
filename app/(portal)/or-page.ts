import { AppError } from "@/lib/kit/errors";
import { pageForbidden, pageNotFound } from "@/lib/session";

/**
 * What was asked for, or the page that says why not: for actions of plain forms, which have no place to show an error. Nobody
 * gets to them by the portal's own forms; whoever writes such a request by hand reads 403 or 404, and nothing is logged.
 */
export async function orPage<T>(asked: () => Promise<T>): Promise<T> {
  try {
    return await asked();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === "forbidden" ? pageForbidden() : pageNotFound();
  }
}
