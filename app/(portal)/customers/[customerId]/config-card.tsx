import { Card } from "@/app/_ui/card";
import { DataList } from "@/app/_ui/data-list";
import type { Customer } from "@/lib/customers/schema";
import { linesOf } from "../contact-lines";

/** Whom to write to, and what their money is told by. */
export function ConfigCard({ customer: { contacts, paypalEmail } }: { customer: Customer }) {
  return (
    <Card title="Contacts and config">
      <DataList
        facts={[
          {
            label: "Contacts",
            value: contacts.length > 0 ? <span className="whitespace-pre-line">{linesOf(contacts)}</span> : "None",
          },
          { label: "PayPal e-mail", value: paypalEmail ?? "Not set" },
        ]}
      />
    </Card>
  );
}
