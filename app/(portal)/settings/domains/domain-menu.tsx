"use client";

import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Dialog } from "@/app/_ui/dialog";
import { Menu } from "@/app/_ui/menu";
import { MenuItem, MenuSeparator } from "@/app/_ui/menu-items";
import { useDesk } from "../../credentials/desk";
import { deleteDomainAction, updateDomainAction } from "./actions";
import { type DomainFieldInfos, type DomainValues, domainIn } from "./domain-fields";
import { DomainForm } from "./domain-form";

export type DomainRow = DomainValues & { id: string; fqdn: string; apiUrl: string };
type Props = { domain: DomainRow; fields: DomainFieldInfos };
type Previous = Parameters<typeof updateDomainAction>[0];

const done = (fqdn: string) => `${fqdn} was changed.`;

/** What can be done with one domain. */
export function DomainMenu({ domain, fields }: Props) {
  const desk = useDesk();
  return (
    <Menu label={`Actions for ${domain.fqdn}`}>
      <MenuItem onSelect={() => desk((close) => <EditDomain domain={domain} fields={fields} onClose={close} />)}>
        Edit
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger onSelect={() => desk((close) => <DeleteDomain domain={domain} onClose={close} />)}>
        Delete
      </MenuItem>
    </Menu>
  );
}

function EditDomain({ domain, fields, onClose }: Props & { onClose: () => void }) {
  const send = (previous: Previous, form: FormData) =>
    updateDomainAction(previous, { id: domain.id, ...domainIn(form) });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Edit domain"
      description={<span className="font-mono text-13 wrap-anywhere text-ink">{domain.fqdn}</span>}
    >
      <DomainForm fields={fields} initial={domain} send={send} verb="Save domain" done={done} />
    </Dialog>
  );
}

function DeleteDomain({
  domain: { id, fqdn, apiUrl, isPrimary },
  onClose,
}: Omit<Props, "fields"> & { onClose: () => void }) {
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Delete domain"
      objectName={fqdn}
      confirmLabel="Delete domain"
      cancelLabel="Keep domain"
      done={`${fqdn} was deleted.`}
      action={() => deleteDomainAction(null, { id })}
    >
      Integrators that call <code className="text-12 wrap-anywhere">{apiUrl}</code> lose this address and the
      documentation there, and it leaves the API URLs you hand out.
      {isPrimary && " It is the primary domain: name another one, or this brand has none."} No token is deleted. You can
      add the domain again as long as nobody else has.
    </ConfirmDialog>
  );
}
