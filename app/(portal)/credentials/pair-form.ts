import { z } from "zod";

/** A pair as its dialog sends it. Which permissions there are is for the schema of the verb to say, which reads it next. */
export const PairForm = z.strictObject({
  name: z.string(),
  scopes: z.array(z.string()),
  allowedIps: z.array(z.string()),
});
