import type { Metadata } from "next";
import { PageHeader } from "@/app/_ui/page-header";
import { fieldsOf } from "@/lib/kit/fields";
import { EXAMPLE_SCRIPT } from "@/lib/scripts";
import { DryRun, SaveScript, SCRIPT_CALLS } from "@/lib/scripts/schema";
import { requireMerchant } from "../../../../settings/integrations/require-merchant";
import { ScriptDesk } from "../script-desk";

export const metadata: Metadata = { title: "New script" };

export default async function NewScriptPage() {
  await requireMerchant("script:manage");
  return (
    <>
      <PageHeader
        back={{ href: "/setup/integrations/scripts", label: "Scripts" }}
        title="New script"
        purpose="It starts as a whole driver for a made-up provider: change what differs. Nothing runs for payers before an integration names a saved version."
      />
      <ScriptDesk
        script={null}
        source={EXAMPLE_SCRIPT}
        fields={fieldsOf(SaveScript)}
        dryFields={fieldsOf(DryRun)}
        calls={SCRIPT_CALLS}
        writes
      />
    </>
  );
}
