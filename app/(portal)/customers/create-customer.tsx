"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { notify } from "@/app/_ui/notify";
import { useForgetCreate } from "../applications/use-forget-create";
import { PlusIcon } from "../plus-icon";
import { createCustomerAction } from "./actions";
import { CustomerForm } from "./customer-form";

/** Adds a customer and opens it. */
export function CreateCustomer({ opens }: { opens: boolean }) {
  const [open, setOpen] = useState(opens);
  const { push } = useRouter();
  useForgetCreate(open);
  const done = useCallback(
    ({ id, name }: { id: string; name: string }) => {
      notify(`${name} was created.`);
      push(`/customers/${id}`);
    },
    [push],
  );
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Create customer"
      trigger={
        <Button variant="primary" icon={<PlusIcon />}>
          Create customer
        </Button>
      }
    >
      <CustomerForm send={createCustomerAction} verb="Create customer" done={done} />
    </Dialog>
  );
}
