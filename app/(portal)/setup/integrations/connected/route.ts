import type { Route } from "next";
import { redirect } from "next/navigation";
import { finishConnect } from "@/lib/accounting";
import { ConnectedBooks } from "@/lib/accounting/schema";
import { AppError } from "@/lib/kit/errors";
import { requireCtx } from "@/lib/session";

/** The way back from the provider's page where the owner of the books let us in, or did not. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await requireCtx("integration:manage");
  const given = ConnectedBooks.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  let next: string;
  try {
    const { id } = await finishConnect(ctx, given.success ? given.data : {});
    next = `/setup/integrations/installed/${id}`;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    next = `/setup/integrations/installed?books=${error.code}`;
  }
  redirect(next as Route);
}
