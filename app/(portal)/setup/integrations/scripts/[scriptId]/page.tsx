import type { Metadata } from "next";
import { Badge } from "@/app/_ui/badge";
import { PageHeader } from "@/app/_ui/page-header";
import { fieldsOf } from "@/lib/kit/fields";
import { getScript } from "@/lib/scripts";
import { DryRun, SaveScript, SCRIPT_CALLS } from "@/lib/scripts/schema";
import { foundOr404 } from "../../../../found-or-404";
import { requireMerchant } from "../../../../settings/integrations/require-merchant";
import { mayWriteScripts } from "../may-write";
import { ScriptDesk } from "../script-desk";
import { ScriptMenu } from "../script-menu";
import { Runs, Versions } from "./script-history";

export const metadata: Metadata = { title: "Script" };

type Props = PageProps<"/setup/integrations/scripts/[scriptId]">;

export default async function ScriptPage({ params, searchParams }: Props) {
  const ctx = await requireMerchant("integration:manage");
  const [{ scriptId }, { version }] = await Promise.all([params, searchParams]);
  const wanted = typeof version === "string" ? version : undefined;
  const script = await foundOr404(getScript(ctx, scriptId, wanted));
  const shown = script.versions.find(({ id }) => id === wanted) ?? script.versions[0];
  const writes = mayWriteScripts(ctx);
  return (
    <>
      <PageHeader
        back={{ href: "/setup/integrations/scripts", label: "Scripts" }}
        title={script.name}
        badge={<Badge>{`Version ${shown?.number ?? 1}`}</Badge>}
        purpose="Saving makes a new version. Integrations keep the one they name until another is chosen there."
        actions={writes && <ScriptMenu id={script.id} name={script.name} />}
      />
      <ScriptDesk
        key={shown?.id}
        script={{ id: script.id, name: script.name }}
        source={script.source}
        fields={fieldsOf(SaveScript)}
        dryFields={fieldsOf(DryRun)}
        calls={SCRIPT_CALLS}
        writes={writes}
      />
      <Versions script={script} shownId={shown?.id ?? ""} />
      <Runs script={script} />
    </>
  );
}
