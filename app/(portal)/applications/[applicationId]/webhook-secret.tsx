import { DataList } from "@/app/_ui/data-list";
import { Section } from "@/app/_ui/section";
import { Time } from "@/app/_ui/time";
import type { requireApplication } from "@/lib/applications";
import { RotateSecretDialog } from "./rotate-secret-dialog";

type Application = Awaited<ReturnType<typeof requireApplication>>;
type Props = { application: Application; now: Date; zone: string };

/** What signs our messages to the merchant's server: its readable start, and the way to a new one. */
export function WebhookSecret({ application, now, zone }: Props) {
  const { id, name, webhookSecretHint, previousSecretUntil } = application;
  const isOverlapping = previousSecretUntil !== null && previousSecretUntil > now;
  const facts = [{ label: "Secret", value: <code className="text-13">{webhookSecretHint}</code> }];
  const overlap = isOverlapping
    ? [
        {
          label: "Old secret",
          value: (
            <>
              signs beside it until <Time at={previousSecretUntil} now={now} zone={zone} format="exact" />
            </>
          ),
        },
      ]
    : [];
  return (
    <Section
      title="Webhook secret"
      description="Will sign the webhooks of this application, so that your server can tell them from forged ones. Nothing is sent yet."
      actions={<RotateSecretDialog id={id} name={name} />}
    >
      <div className="rounded-card border border-line bg-surface px-4 py-2 sm:px-6">
        <DataList facts={[...facts, ...overlap]} />
      </div>
    </Section>
  );
}
