import { Badge } from "@/app/_ui/badge";
import { CopyableId } from "@/app/_ui/copyable-id";
import { PageHeader } from "@/app/_ui/page-header";
import { Tabs } from "@/app/_ui/tabs";
import type { Customer } from "@/lib/customers/schema";
import { linesOf } from "../contact-lines";
import { AddPayment } from "./add-payment";
import { currencyOptions } from "./balances";
import { EditCustomer } from "./edit-customer";
import { PaymentLink } from "./payment-link";

type Props = { customer: Customer; current: "payments" | "statement"; canAdjust: boolean; currency: string };

/** The top of a customer's pages: who it is, and what can be done for them. */
export function CustomerHeader({ customer, current, canAdjust, currency }: Props) {
  const { id, name, reference, paypalEmail, contacts, environment } = customer;
  const initial = {
    name,
    reference: reference ?? "",
    paypalEmail: paypalEmail ?? "",
    contacts: linesOf(contacts),
  };
  return (
    <>
      <PageHeader
        back={{ href: "/customers", label: "Customers" }}
        title={name}
        badge={environment === "sandbox" && <Badge tone="sandbox">Test</Badge>}
        purpose={reference ?? undefined}
        id={<CopyableId value={id} what="customer ID" />}
        actions={
          canAdjust && (
            <>
              <EditCustomer id={id} initial={initial} />
              <PaymentLink customerId={id} name={name} />
              <AddPayment customerId={id} name={name} currencies={currencyOptions()} currency={currency} />
            </>
          )
        }
      />
      <Tabs
        label={name}
        tabs={[
          { label: "Payments", href: `/customers/${id}`, current: current === "payments" },
          { label: "Statement", href: `/customers/${id}/statement`, current: current === "statement" },
        ]}
      />
    </>
  );
}
