"use server";

import { z } from "zod";
import { action } from "@/lib/session";
import { ipWords } from "./ip-words";

const Entries = z.strictObject({ entries: z.array(z.string().max(64)).max(100) });

/** How typed addresses are read, said before anything is saved; the same reading decides afterwards. */
export const previewIpsAction = action("tenant:read", Entries, async (_ctx, { entries }) => ipWords(entries));
