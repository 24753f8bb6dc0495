import { Tabs } from "@/app/_ui/tabs";

/** The two parts of what customers have: who they are, and whether the books add up. */
export function CustomersTabs({ current }: { current: "customers" | "ledger" }) {
  return (
    <Tabs
      label="Customers"
      tabs={[
        { label: "Customers", href: "/customers", current: current === "customers" },
        { label: "Ledger", href: "/customers/ledger", current: current === "ledger" },
      ]}
    />
  );
}
