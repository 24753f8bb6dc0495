import type { FieldInfo } from "@/app/_ui/field";
import type { ScopeOption } from "../applications/[applicationId]/scope-choices";

/** What creating and editing a token both ask for. */
export type AccessFields = Record<"permissions" | "allowedIps" | "confirmEverywhere", FieldInfo>;

/** What the dialogs of this page need to know. */
export type TokenFrame = {
  fields: AccessFields & Record<"name" | "expiration", FieldInfo>;
  permissions: readonly ScopeOption[];
  /** The earliest day a token may end with, in the company's time zone. */
  tomorrow: string;
  zone: string;
};
