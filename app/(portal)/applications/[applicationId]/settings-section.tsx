import { Section } from "@/app/_ui/section";
import type { requireApplication } from "@/lib/applications";
import { UpdateApplication } from "@/lib/applications/schema";
import { fieldsOf } from "@/lib/kit/fields";
import { currencyChoices } from "../currency-choices";
import { SettingsForm } from "./settings-form";

type Props = { application: Awaited<ReturnType<typeof requireApplication>> };

/** What may change about an application. */
export function SettingsSection({ application }: Props) {
  return (
    <Section title="Settings" description="The Client ID never changes. Payments that exist keep what was agreed.">
      <SettingsForm application={application} fields={fieldsOf(UpdateApplication)} currencies={currencyChoices()} />
    </Section>
  );
}
