import { Tabs } from "@/app/_ui/tabs";

/** The parts of Account settings › Integrations. */
export function IntegrationTabs({ current }: { current: "keys" | "merchant" }) {
  return (
    <Tabs
      label="Integrations"
      tabs={[
        { label: "API keys", href: "/settings/integrations", current: current === "keys" },
        {
          label: "Merchant credentials",
          href: "/settings/integrations/merchant-credentials",
          current: current === "merchant",
        },
      ]}
    />
  );
}
