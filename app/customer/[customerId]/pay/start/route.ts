import { AppError } from "@/lib/kit/errors";
import { checkoutQuery, startCustomerPayment } from "@/lib/payments";
import { moneyIn } from "../money-in";
import { enterPay, signedQuery } from "../open-pay";

type Props = { params: Promise<{ customerId: string }> };

const MOST_BYTES = 4096;

/** Takes the form of a customer's page: makes the payment and leads on to choosing how to pay, or back with what was wrong. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { customerId } = await params;
  const { searchParams } = new URL(request.url);
  const form = new URLSearchParams((await request.text()).slice(0, MOST_BYTES));
  const typed = { amount: (form.get("amount") ?? "").trim().slice(0, 40), currency: form.get("currency") ?? "" };
  const back = (error: string) => {
    const query = signedQuery(searchParams);
    for (const [name, value] of Object.entries({ error, ...typed })) query.set(name, value);
    return leadTo(`/customer/${encodeURIComponent(customerId)}/pay?${query}`);
  };
  const asked = moneyIn(typed);
  if ("error" in asked) return back(asked.error);
  try {
    const ctx = await enterPay(customerId, searchParams);
    const { id, expiresAt } = await startCustomerPayment(ctx, { customerId, ...asked });
    return leadTo(`/pay/${id}?${checkoutQuery(id, expiresAt)}`);
  } catch (error) {
    if (error instanceof AppError) return back(WORDS_FOR[error.code] ?? "unavailable");
    throw error;
  }
}

const WORDS_FOR: Record<string, string> = { invalid_request: "currency", rate_limited: "too_often" };

/** By GET, and relative, so that whatever host the page was opened at stays the one. */
const leadTo = (location: string) =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
