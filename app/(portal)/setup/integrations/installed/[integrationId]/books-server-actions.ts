"use server";

import { revalidatePath } from "next/cache";
import { connectBooks, disconnectBooks, retryEntry } from "@/lib/accounting";
import { BooksId, EntryId } from "@/lib/accounting/schema";
import { atIntegration } from "@/lib/integrations";
import { action } from "@/lib/session";

const NEEDS = "integration:manage";
const show = () => revalidatePath("/setup/integrations", "layout");

export const connectBooksAction = action(NEEDS, BooksId, async (ctx, input) =>
  connectBooks(await atIntegration(ctx, input), input),
);

export const disconnectBooksAction = action(NEEDS, BooksId, async (ctx, input) => {
  await disconnectBooks(await atIntegration(ctx, input), input);
  show();
  return {};
});

export const retryEntryAction = action(NEEDS, EntryId, async (ctx, { id, integrationId }) => {
  await retryEntry(await atIntegration(ctx, { id: integrationId }), { id });
  show();
  return {};
});
