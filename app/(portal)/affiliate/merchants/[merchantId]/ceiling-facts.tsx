import { Card } from "@/app/_ui/card";
import { Codes } from "../../../credentials/credential-cells";

/** The limit, for somebody who may read it and not change it. */
export function CeilingFacts({ ceiling }: { ceiling: readonly string[] | null }) {
  if (ceiling === null || ceiling.includes("*")) return <Card>No limit is set.</Card>;
  return (
    <Card>
      <Codes values={ceiling} none="Nothing is allowed: every call is refused." />
    </Card>
  );
}
