"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import type { FieldInfo } from "@/app/_ui/field";
import { TextField } from "@/app/_ui/text-field";
import { useForgetCreate } from "../../applications/use-forget-create";
import { PlusIcon } from "../../plus-icon";
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
  const [open, setOpen] = useState(opens);
  useForgetCreate(open);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Add domain"
      trigger={
        <Button variant="primary" icon={<PlusIcon />}>
          Add domain
        </Button>
      }
    >
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
    </Dialog>
  );
}
