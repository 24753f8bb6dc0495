import { AppError } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { peerOf } from "@/lib/kit/peer";
import { announceTransfer, enterCheckout } from "@/lib/payments";

type Props = { params: Promise<{ paymentId: string }> };

/** Takes the payer's word that they have made their transfer, by a plain form, and leads back to the checkout. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { paymentId } = await params;
  const { searchParams } = new URL(request.url);
  const [expires, signature] = ["expires", "signature"].map((name) => searchParams.get(name) ?? "");
  const query = new URLSearchParams({ expires: expires ?? "", signature: signature ?? "" });
  try {
    const link = { paymentId, expires: expires ?? "", signature: signature ?? "", now: new Date() };
    const ctx = await enterCheckout({ ...link, ip: peerOf(request.headers), requestId: newId("req") });
    await announceTransfer(ctx, { paymentId });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    query.set("error", error.code);
  }
  // By GET, and relative, so that whatever host the page was opened at stays the one.
  const location = `/pay/${encodeURIComponent(paymentId)}?${query}`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
