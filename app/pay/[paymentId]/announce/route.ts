import { AppError } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { onlyValue } from "@/lib/kit/only-value";
import { peerOf } from "@/lib/kit/peer";
import { announceTransfer, enterCheckout } from "@/lib/payments";

type Props = { params: Promise<{ paymentId: string }> };

/** Takes the payer's word that they have made their transfer, by a plain form, and leads back to the checkout. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { paymentId } = await params;
  const { searchParams } = new URL(request.url);
  const signed = { expires: onlyValue(searchParams, "expires"), signature: onlyValue(searchParams, "signature") };
  const query = new URLSearchParams(signed);
  try {
    const caller = { now: new Date(), ip: peerOf(request.headers), requestId: newId("req") };
    const ctx = await enterCheckout({ ...signed, ...caller, paymentId });
    await announceTransfer(ctx, { paymentId });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    query.set("error", error.code);
  }
  // By GET, and relative, so that whatever host the page was opened at stays the one.
  const location = `/pay/${encodeURIComponent(paymentId)}?${query}`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
