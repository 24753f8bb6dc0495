"use client";

import { useCallback } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { notify } from "@/app/_ui/notify";
import { updateCustomerAction } from "../actions";
import { CustomerForm, type CustomerValues } from "../customer-form";

type Previous = Parameters<typeof updateCustomerAction>[0];

/** Changes who a customer is. */
export function EditCustomer({ id, initial }: { id: string; initial: CustomerValues }) {
  const send = useCallback(
    (previous: Previous, values: CustomerValues) => updateCustomerAction(previous, { id, ...values }),
    [id],
  );
  const done = useCallback(({ name }: { name: string }) => notify(`${name} was changed.`), []);
  return (
    <Dialog title="Edit customer" trigger={<Button>Edit</Button>}>
      <CustomerForm initial={initial} send={send} verb="Save customer" done={done} />
    </Dialog>
  );
}
