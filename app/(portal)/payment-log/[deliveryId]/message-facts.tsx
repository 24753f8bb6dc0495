import { DataList, type Fact } from "@/app/_ui/data-list";
import { Link } from "@/app/_ui/link";
import { Time } from "@/app/_ui/time";
import type { getDelivery } from "@/lib/payments";
import { VerdictBadge } from "../log-badges";

type Message = Awaited<ReturnType<typeof getDelivery>>;

/** What is known of a message without reading it. */
export function MessageFacts({ message, ...clock }: { message: Message } & Clock) {
  return <DataList facts={factsOf(message, clock)} />;
}

const LINK = "rounded-control text-accent-text hover:underline";

type Clock = { now: Date; zone: string };

function factsOf(message: Message, clock: Clock): Fact[] {
  const { integration, environment, verdict, createdAt, appliedAt, paymentId, reference, providerId, payerEmail } =
    message;
  const sender = `/setup/integrations/installed/${integration.id}`;
  return [
    { label: "Received", value: <Time at={createdAt} {...clock} format="exact" /> },
    { label: "Worked", value: appliedAt ? <Time at={appliedAt} {...clock} format="exact" /> : "Not yet" },
    {
      label: "Integration",
      value: integration.deletedAt ? (
        `${integration.label} (deleted)`
      ) : (
        <Link href={sender} className={LINK}>
          {integration.label}
        </Link>
      ),
    },
    { label: "Mode", value: environment === "production" ? "Live" : "Test" },
    { label: "Verdict", value: <VerdictBadge verdict={verdict} /> },
    ...(paymentId
      ? [
          {
            label: "Payment",
            value: (
              <Link href={`/payments/${paymentId}`} className={LINK}>
                {reference}
              </Link>
            ),
          },
        ]
      : []),
    ...(providerId ? [{ label: "Provider ID", value: <code className="text-13">{providerId}</code> }] : []),
    ...(payerEmail ? [{ label: "Payer’s e-mail", value: payerEmail }] : []),
  ];
}
