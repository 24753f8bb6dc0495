import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { RadioCards } from "@/app/_ui/choice-field";
import { LonePage } from "@/app/_ui/lone-page";
import { AppError } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { formatMoney } from "@/lib/kit/money";
import { openTestPage } from "@/lib/simulator";
import { CHOICES, SAYS } from "@/lib/simulator/schema";

export const metadata: Metadata = { title: "Simulated payment" };

type Props = {
  params: Promise<{ chargeId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const OUTCOME = {
  name: "choice",
  label: "Outcome",
  help: "The first choice counts; it can't be changed afterwards.",
  required: true,
};

/** The simulated provider's page: what a bank or a card form would be, here a choice of outcomes. */
export default async function TestPage({ params, searchParams }: Props) {
  const { chargeId } = await params;
  const { token } = await searchParams;
  const charge = await chargeOf(chargeId, String(token ?? ""));
  const amount = formatMoney(charge.amount, charge.currencyCode);
  const options = CHOICES.map(({ id, title, description }) => ({
    value: id,
    label: title,
    description: id === "amount" ? SAYS[charge.triggers] : description,
  }));

  return (
    <LonePage
      title="Simulated payment"
      lead={
        <p>
          {charge.label} · <strong className="font-medium text-ink tabular-nums">{amount}</strong>
        </p>
      }
      footer={charge.method === "bank_transfer" ? "Plays a bank transfer." : "Plays a card payment."}
    >
      <div className="grid gap-6">
        <Banner tone="sandbox" title="No money moves">
          This page stands in for a provider. Choose what happens.
        </Banner>
        {charge.isDecided ? (
          <div className="grid gap-4">
            <p>An outcome was chosen already.</p>
            <a href={charge.returnUrl} className="font-medium text-accent-text underline">
              Back to the shop
            </a>
          </div>
        ) : (
          <form method="post" action={`/simulator/${charge.id}/decide`} className="grid gap-6">
            <input type="hidden" name="token" value={String(token)} />
            <RadioCards field={OUTCOME} options={options} defaultValue="amount" />
            <Button type="submit" variant="primary" size="lg">
              Continue
            </Button>
          </form>
        )}
      </div>
    </LonePage>
  );
}

async function chargeOf(chargeId: string, token: string) {
  try {
    return await openTestPage({ chargeId, token, now: new Date(), requestId: newId("req") });
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
