import { Badge } from "@/app/_ui/badge";
import { Banner } from "@/app/_ui/banner";
import { Card } from "@/app/_ui/card";
import { DataList, type Fact } from "@/app/_ui/data-list";
import { Time } from "@/app/_ui/time";
import type { formOf, listDeliveriesOf, requireIntegration } from "@/lib/integrations";
import { currencyWords } from "../../../../applications/currency-words";
import { CallbackAddress } from "../../callback-address";
import { TestStored } from "./test-stored";

type Integration = Awaited<ReturnType<typeof requireIntegration>>;
type Form = ReturnType<typeof formOf>;
type Props = {
  integration: Integration;
  form: Form;
  last?: Awaited<ReturnType<typeof listDeliveriesOf>>[number];
  now: Date;
  zone: string;
};

/** What there is to know of an installed integration; of a secret only that it is there. */
export function Facts({ integration, form, last, now, zone }: Props) {
  const facts = [
    ...generalFacts(integration, form, { now, zone }),
    ...(form.callback
      ? [{ label: "Last callback", value: last ? <Time at={last.createdAt} now={now} zone={zone} /> : "None yet" }]
      : []),
    ...settingFacts(integration, form),
  ];
  return (
    <div className="grid gap-6">
      {!integration.isEnabled && (
        <Banner title="Disabled">
          It is offered to nobody. Payments under way through it still end, and can still be refunded.
        </Banner>
      )}
      {integration.trouble && (
        <Banner tone="danger" title="It can’t be used as it stands">
          {integration.trouble} Payers who pick it are told that it is not available.
        </Banner>
      )}
      <Card>
        <DataList facts={facts} />
      </Card>
      <Card title="Connection">
        <div className="grid gap-5">
          {form.canBeTested ? (
            <div className="flex flex-wrap items-center gap-3">
              <TestStored id={integration.id} connectorId={integration.connectorId} />
              <LastTest {...integration} now={now} zone={zone} />
            </div>
          ) : (
            <p className="text-muted">
              There is nobody to ask: what comes is confirmed by your people, payment by payment.
            </p>
          )}
          {form.callback && <CallbackAddress {...form.callback} url={integration.callbackUrl} isSaved />}
        </div>
      </Card>
    </div>
  );
}

type Clock = { now: Date; zone: string };

function LastTest({ testedAt, testError, ...clock }: Pick<Integration, "testedAt" | "testError"> & Clock) {
  if (!testedAt) return <p className="text-13 text-muted">Not tested since these settings were saved.</p>;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2 text-13 wrap-anywhere text-muted">
      <Badge tone={testError ? "danger" : "success"}>{testError ? "Failed" : "Passed"}</Badge>
      <Time at={testedAt} {...clock} />
      {testError}
    </div>
  );
}

function generalFacts(integration: Integration, form: Form, clock: Clock): Fact[] {
  const { createdAt, currencies, slug, environment, isEnabled, takesPayments } = integration;
  return [
    { label: "Service", value: form.name },
    { label: "Category", value: form.category },
    { label: "Environment", value: environment === "production" ? "Live (production)" : "Test (sandbox)" },
    { label: "State", value: stateWords(isEnabled, takesPayments) },
    { label: "Short name", value: <code className="text-13">{slug}</code> },
    { label: "Installed", value: <Time at={createdAt} {...clock} /> },
    ...(form.money ? [{ label: "Currencies", value: currencyWords(currencies) }] : []),
  ];
}

function stateWords(isEnabled: boolean, takesPayments: boolean) {
  if (!isEnabled) return <Badge tone="neutral">Disabled</Badge>;
  return takesPayments ? <Badge tone="success">Enabled</Badge> : <Badge tone="neutral">Refunds only</Badge>;
}

function settingFacts({ settings, secrets }: Integration, { fields }: Form): Fact[] {
  return fields.map(({ name, label, secret, options }) => ({
    label,
    value: secret ? secretWords(secrets[name]) : plainWords(settings[name], options),
  }));
}

function secretWords(ending: string | undefined) {
  if (ending === undefined) return "Not set";
  return (
    <span className="font-mono text-13">
      <span aria-hidden="true">••••••••{ending}</span>
      <span className="sr-only">{ending ? `Stored, ends in ${ending}` : "Stored"}</span>
    </span>
  );
}

function plainWords(value: unknown, options: Form["fields"][number]["options"]): string {
  const word = (one: unknown) => options.find((option) => option.value === one)?.label ?? String(one);
  if (value === undefined || value === "") return "Not set";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return Array.isArray(value) ? value.map(word).join(", ") : word(value);
}
