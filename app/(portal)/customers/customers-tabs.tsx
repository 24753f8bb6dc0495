import { Tabs } from "@/app/_ui/tabs";

/** The parts of what customers have: who they are, what they were promised, and whether the books add up. */
export function CustomersTabs({ current }: { current: "customers" | "vouchers" | "ledger" }) {
  return (
    <Tabs
      label="Customers"
      tabs={[
        { label: "Customers", href: "/customers", current: current === "customers" },
        { label: "Vouchers", href: "/customers/vouchers", current: current === "vouchers" },
        { label: "Ledger", href: "/customers/ledger", current: current === "ledger" },
      ]}
    />
  );
}
