import { Tabs } from "@/app/_ui/tabs";

type Props = { current: "available" | "installed"; installed: number };

/** The two sides of Setup › Integrations › API. */
export function IntegrationsTabs({ current, installed }: Props) {
  return (
    <Tabs
      label="Integrations"
      tabs={[
        { label: "Available Integrations", href: "/setup/integrations", current: current === "available" },
        {
          label: "My Installed Integrations",
          href: "/setup/integrations/installed",
          current: current === "installed",
          count: installed,
        },
      ]}
    />
  );
}
