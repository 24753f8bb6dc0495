import type { Metadata } from "next";
import { Banner } from "@/app/_ui/banner";
import { Card } from "@/app/_ui/card";
import { DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { Time } from "@/app/_ui/time";
import { lastLedgerCheck } from "@/lib/ledger";
import { requireCompany } from "@/lib/tenants";
import { requireMerchant } from "../../settings/integrations/require-merchant";
import { CustomersTabs } from "../customers-tabs";
import { CheckNow } from "./check-now";

export const metadata: Metadata = { title: "Ledger" };

const PROVED = [
  "Debits equal credits in every currency.",
  "Every balance is the sum of its transfers.",
  "Every payment that succeeded is credited once, with the amount that was received.",
  "Refunds are booked with their amounts, and never come to more than was received.",
  "Every top-up, every voucher and every payment by hand is booked once, with its amount.",
];

export default async function LedgerPage() {
  const ctx = await requireMerchant("ledger:read");
  const [check, { timeZone }] = await Promise.all([lastLedgerCheck(ctx), requireCompany(ctx)]);
  return (
    <>
      <PageHeader
        title="Ledger"
        purpose="Whether the books of this company and environment add up. They are checked every night."
        actions={ctx.principal.permissions.includes("ledger:adjust") && <CheckNow />}
      />
      <CustomersTabs current="ledger" />
      {check ? (
        <Found check={check} now={ctx.now} zone={timeZone} />
      ) : (
        <EmptyState title="Not checked yet">
          The first check runs tonight, or when somebody asks for it here.
        </EmptyState>
      )}
    </>
  );
}

type Check = NonNullable<Awaited<ReturnType<typeof lastLedgerCheck>>>;

function Found({ check, now, zone }: { check: Check; now: Date; zone: string }) {
  const { isSound, accounts, transfers, findings, checkedAt } = check;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Banner
        tone={isSound ? "success" : "danger"}
        title={isSound ? "The books add up" : `The books don’t add up: ${findings.length} findings`}
      >
        Checked <Time at={checkedAt} now={now} zone={zone} />: {transfers.toLocaleString("en")} transfers between{" "}
        {accounts.toLocaleString("en")} accounts.
      </Banner>
      {isSound ? (
        <Card title="What was proved">
          <ul className="grid list-disc gap-1.5 pl-5">
            {PROVED.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Card>
      ) : (
        <DataTable
          label="Findings"
          rows={findings}
          rowKey={({ check: name, subject }) => `${name} ${subject}`}
          columns={[
            { key: "says", header: "What is wrong", cell: ({ says }) => <span className="wrap-anywhere">{says}</span> },
            {
              key: "subject",
              header: "About",
              cell: ({ subject }) => <code className="text-12 wrap-anywhere">{subject}</code>,
            },
          ]}
        />
      )}
    </div>
  );
}
