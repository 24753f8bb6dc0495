import type { Metadata } from "next";
import { Pagination } from "@/app/_ui/pagination";
import { requireCustomer } from "@/lib/customers";
import { balancesOf, listCustomerPayments } from "@/lib/ledger";
import { requireCompany } from "@/lib/tenants";
import { Desk } from "../../credentials/desk";
import { foundOr404 } from "../../found-or-404";
import { pageIn } from "../../list-query";
import { requireMerchant } from "../../settings/integrations/require-merchant";
import { Balances } from "./balances";
import { ConfigCard } from "./config-card";
import { CustomerHeader } from "./customer-header";
import { PaymentSection } from "./payment-section";
import { PaymentTable } from "./payment-table";
import { RedeemVoucher } from "./redeem-voucher";

export const metadata: Metadata = { title: "Customer" };

export default async function CustomerPage({ params, searchParams }: PageProps<"/customers/[customerId]">) {
  const [{ customerId: id }, search] = await Promise.all([params, searchParams]);
  const ctx = await requireMerchant("ledger:read");
  const customer = await foundOr404(requireCustomer(ctx, { id }));
  const { cursor } = pageIn(search);
  const [balances, payments, { timeZone }] = await Promise.all([
    balancesOf(ctx, id),
    listCustomerPayments(ctx, { customerId: id, cursor }),
    requireCompany(ctx),
  ]);
  const canAdjust = ctx.principal.permissions.includes("ledger:adjust");
  const here = `/customers/${id}`;

  return (
    <Desk>
      <CustomerHeader
        customer={customer}
        current="payments"
        canAdjust={canAdjust}
        currency={balances[0]?.currencyCode ?? "EUR"}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Balances customerId={id} balances={balances} canAdjust={canAdjust} />
        <ConfigCard customer={customer} />
      </div>
      <PaymentSection
        exportHref={`${here}/export`}
        action={canAdjust && <RedeemVoucher customerId={id} name={customer.name} />}
      >
        <PaymentTable payments={payments.data} canAdjust={canAdjust} now={ctx.now} zone={timeZone} />
        <Pagination
          newer={cursor ? here : null}
          older={payments.nextCursor && `${here}?older=${payments.nextCursor}`}
        />
      </PaymentSection>
    </Desk>
  );
}
