import type { Ctx } from "@/lib/context";

/** Whether this person may write scripts, which run with the merchant's keys. The verbs ask again. */
export const mayWriteScripts = ({ principal: { permissions } }: Ctx): boolean =>
  permissions.includes("*") || permissions.includes("script:manage");
