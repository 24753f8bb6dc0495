"use client";

import Trash from "lucide-react/icons/trash-2";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { icon } from "@/app/_ui/icons";
import { useDesk } from "../../credentials/desk";
import { deleteAction } from "./actions";

const TrashIcon = icon(Trash);

type Props = {
  id: string;
  label: string;
  name: string;
  /** Shows the word too, and leaves the page it stands on. */
  leads?: string;
};

/** The bin of an installed integration. Asks first, and names what goes. */
export function DeleteButton({ id, label, name, leads }: Props) {
  const desk = useDesk();
  const router = useRouter();
  const ask = () =>
    desk((close) => (
      <ConfirmDialog
        open
        onOpenChange={(open) => !open && close()}
        title="Delete integration"
        objectName={label}
        confirmLabel="Delete integration"
        cancelLabel="Keep integration"
        done={`${label} was deleted.`}
        action={async () => {
          const outcome = await deleteAction(null, { id });
          if (outcome?.ok && leads) router.replace(leads as Route);
          return outcome;
        }}
      >
        It is offered no more, and its keys for {name} are never used again. Payments made through it and the messages
        it received stay. This can’t be undone; you can install {name} again, at another callback address.
      </ConfirmDialog>
    ));
  return (
    <Button
      size="sm"
      variant={leads ? "secondary" : "ghost"}
      icon={<TrashIcon />}
      aria-label={`Delete ${label}`}
      title={`Delete ${label}`}
      onClick={ask}
    >
      {leads ? "Delete" : undefined}
    </Button>
  );
}
