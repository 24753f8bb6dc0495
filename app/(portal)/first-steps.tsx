import type { ReactNode } from "react";
import { Card } from "@/app/_ui/card";
import { CodeBlock } from "@/app/_ui/code-block";
import { CheckIcon } from "@/app/_ui/icons";
import { LinkButton } from "@/app/_ui/link-button";
import { checkoutSample } from "./checkout-sample";

type Props = { application: { id: string; name: string; clientId: string } | null; hasToken: boolean };

/** From nothing to the first payment, in the order it has to be done; the next step carries the button. */
export function FirstSteps({ application, hasToken }: Props) {
  const hasBoth = application !== null && hasToken;
  return (
    <Card
      title="Take your first payment"
      description="Three steps; nothing here moves money until your shop goes live."
    >
      <ol className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Step number={1} done={application !== null} title="Create a payment application">
          <p>It stands for one shop or app, and gives it a public Client ID.</p>
          {application === null && (
            <LinkButton href="/applications?create=1" variant="primary" className="mt-3">
              Create payment application
            </LinkButton>
          )}
        </Step>
        <Step number={2} done={hasBoth} title="Create an API access token">
          <p>Your server calls the API with it. It is shown once, so have your secret store open.</p>
          {application && !hasToken && (
            <LinkButton href={`/applications/${application.id}?create=1`} variant="primary" className="mt-3">
              Create API Access Token
            </LinkButton>
          )}
        </Step>
        <Step number={3} done={false} title="Create a checkout">
          <p>The answer holds the address to send your payer to. The payment then appears here.</p>
          <div className="mt-3">
            <CodeBlock title="cURL" code={checkoutSample(application?.clientId ?? null)} />
          </div>
        </Step>
      </ol>
    </Card>
  );
}

type StepProps = { number: number; done: boolean; title: string; children: ReactNode };

function Step({ number, done, title, children }: StepProps) {
  return (
    <li className="flex gap-3.5">
      <span
        aria-hidden="true"
        className={
          done
            ? "grid size-6 shrink-0 place-items-center rounded-full border border-success-line bg-success-soft text-success-text"
            : "grid size-6 shrink-0 place-items-center rounded-full border border-line-strong text-12 font-semibold text-muted"
        }
      >
        {done ? <CheckIcon className="size-3.5" /> : number}
      </span>
      <div className="min-w-0 flex-1 text-muted">
        <h3 className="text-14 text-ink">
          {title}
          {done && <span className="sr-only"> (done)</span>}
        </h3>
        {children}
      </div>
    </li>
  );
}
