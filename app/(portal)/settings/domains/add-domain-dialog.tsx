"use client";

import type { FieldInfo } from "@/app/_ui/field";
import { TextField } from "@/app/_ui/text-field";
import { CreateDialog } from "../../create-dialog";
import { createDomainAction } from "./actions";
import { type DomainFieldInfos, domainIn } from "./domain-fields";
import { DomainForm } from "./domain-form";

type Props = { fields: DomainFieldInfos & Record<"fqdn", FieldInfo>; opens: boolean };
type Previous = Parameters<typeof createDomainAction>[0];

const send = (previous: Previous, form: FormData) =>
  createDomainAction(previous, { fqdn: String(form.get("fqdn") ?? ""), ...domainIn(form) });
const done = (fqdn: string) => `${fqdn} was added.`;

/** Adds a host of the company. */
export function AddDomainDialog({ fields, opens }: Props) {
  return (
    <CreateDialog title="Add domain" opens={opens}>
      <DomainForm
        fields={fields}
        send={send}
        verb="Add domain"
        done={done}
        lead={(errors) => (
          <TextField
            field={fields.fqdn}
            error={errors.fqdn?.[0]}
            placeholder="api.shop.example"
            inputMode="url"
            aside="Point its DNS at this installation. The name can’t be changed later."
            mono
          />
        )}
      />
    </CreateDialog>
  );
}
