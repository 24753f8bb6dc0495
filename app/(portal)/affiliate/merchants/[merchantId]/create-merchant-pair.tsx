"use client";

import type { FieldInfo } from "@/app/_ui/field";
import type { ScopeOption } from "../../../applications/[applicationId]/scope-choices";
import { CreatePairDialog, type PairInput } from "../../../credentials/create-pair-dialog";
import { createMerchantPairAction } from "./actions";

type Props = {
  merchantId: string;
  fields: Record<"name" | "scopes" | "allowedIps" | "expiresAt", FieldInfo>;
  scopes: readonly ScopeOption[];
};
type Previous = Parameters<typeof createMerchantPairAction>[0];

/** Makes a credential that acts for this merchant. */
export function CreateMerchantPair({ merchantId, fields, scopes }: Props) {
  const create = (previous: Previous, input: PairInput) => createMerchantPairAction(previous, { merchantId, ...input });
  return (
    <CreatePairDialog
      title="Create credential"
      fields={fields}
      scopes={scopes}
      placeholder="Point of sale"
      action={create}
    />
  );
}
