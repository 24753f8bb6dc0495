import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Ctx } from "@/lib/context";
import { enterCustomerPay, requireCustomer } from "@/lib/customers";
import { AppError } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { onlyValue } from "@/lib/kit/only-value";
import { peerOf } from "@/lib/kit/peer";
import { balancesOf } from "@/lib/ledger";
import { customerCurrencies } from "@/lib/payments";
import { requireCompany } from "@/lib/tenants";
import { creditOfVoucher } from "@/lib/vouchers";

/** Reads the signed address; one that is not valid, or not any more, throws forbidden. */
export async function enterPay(customerId: string, query: URLSearchParams): Promise<Ctx> {
  const link = { customerId, expires: onlyValue(query, "expires"), signature: onlyValue(query, "signature") };
  const sent = await headers();
  return enterCustomerPay({
    ...link,
    showsBalance: onlyValue(query, "balance") === "1",
    now: new Date(),
    ip: peerOf(sent),
    requestId: newId("req"),
  });
}

/** The signed part of the address, and nothing else of it. */
export function signedQuery(query: URLSearchParams): URLSearchParams {
  const kept = ["expires", "balance", "signature"].flatMap((name) => {
    const value = onlyValue(query, name);
    return value === "" ? [] : [[name, value]];
  });
  return new URLSearchParams(kept);
}

/** Everything the page shows. */
export type CustomerPay = Awaited<ReturnType<typeof openPay>>;

/** A customer's own page, by its signed address. One that opens nothing leads to the page that says so. */
export async function openPay(customerId: string, query: URLSearchParams) {
  const ctx = await enterOrLeave(customerId, query);
  const showsBalance = ctx.principal.permissions.includes("ledger:read");
  const [company, customer, currencies, balances] = await Promise.all([
    requireCompany(ctx),
    requireCustomer(ctx, { id: customerId }),
    customerCurrencies(ctx),
    showsBalance ? balancesOf(ctx, customerId) : null,
  ]);
  return {
    environment: ctx.environment,
    company: company.name,
    customer: { id: customerId, name: customer.name },
    currencies,
    balances,
    query: signedQuery(query).toString(),
    typed: {
      amount: query.get("amount")?.slice(0, 40) ?? "",
      currency: query.get("currency") ?? "",
      voucher: query.get("voucher")?.slice(0, 60) ?? "",
    },
    /** The voucher that was just credited, if the form before was one. */
    redeemed: await redeemedOf(ctx, customerId, query.get("redeemed")),
    error: query.get("error"),
  };
}

/** Nobody is told of another customer's voucher, nor of one that was not credited. */
async function redeemedOf(ctx: Ctx, customerId: string, id: string | null) {
  return id === null ? null : creditOfVoucher(ctx, { customerId, id });
}

async function enterOrLeave(customerId: string, query: URLSearchParams): Promise<Ctx> {
  try {
    return await enterPay(customerId, query);
  } catch (error) {
    if (error instanceof AppError) redirect(`/customer/${encodeURIComponent(customerId)}/pay/refused` as Route);
    throw error;
  }
}
