"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { Dialog } from "@/app/_ui/dialog";
import { notify } from "@/app/_ui/notify";
import type { FormModel } from "./form-model";
import { IntegrationForm } from "./integration-form";

const INSTALLED = "/setup/integrations/installed" as Route;

/**
 * The dialog that the address asks for. Closing it leads back to the list it stands on, saving to what is installed. It
 * keeps the model it was opened with: a page that is read again reserves another id, and people may have copied this one.
 */
export function IntegrationDialog({ model: opened, back }: { model: FormModel; back: string }) {
  const router = useRouter();
  const [model] = useState(opened);
  const [open, setOpen] = useState(true);
  const { name, stored } = model;
  const saved = useCallback(
    (label: string) => {
      setOpen(false);
      notify(stored ? `${label} was changed.` : `${label} is installed.`);
      router.replace((stored ? back : INSTALLED) as Route, { scroll: false });
    },
    [router, stored, back],
  );

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) router.replace(back as Route, { scroll: false });
      }}
      size="xl"
      title={stored ? `Edit ${stored.label}` : `Integrate ${name}`}
    >
      <IntegrationForm model={model} onSaved={saved} />
    </Dialog>
  );
}
