import { z } from "zod";
import { idText } from "@/lib/kit/zod";

export const BooksId = z.strictObject({ id: idText });
export const EntryId = z.strictObject({ id: idText, integrationId: idText });

/** What the provider's page sends a person back with. */
export const ConnectedBooks = z.object({
  state: z.string().max(200).optional(),
  code: z.string().max(2000).optional(),
  error: z.string().max(200).optional(),
});
export type ConnectedBooks = z.output<typeof ConnectedBooks>;
