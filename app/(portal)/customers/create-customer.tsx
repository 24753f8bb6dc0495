"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { notify } from "@/app/_ui/notify";
import { CreateDialog } from "../create-dialog";
import { createCustomerAction } from "./actions";
import { CustomerForm } from "./customer-form";

/** Adds a customer and opens it. */
export function CreateCustomer({ opens }: { opens: boolean }) {
  const { push } = useRouter();
  const done = useCallback(
    ({ id, name }: { id: string; name: string }) => {
      notify(`${name} was created.`);
      push(`/customers/${id}`);
    },
    [push],
  );
  return (
    <CreateDialog title="Create customer" opens={opens}>
      <CustomerForm send={createCustomerAction} verb="Create customer" done={done} />
    </CreateDialog>
  );
}
