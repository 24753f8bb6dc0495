import { z } from "zod";
import { AppError } from "@/lib/kit/errors";
import { newId } from "@/lib/kit/ids";
import { decideCharge } from "@/lib/simulator";
import { Choice } from "@/lib/simulator/schema";

const Decision = z.object({ token: z.string().max(500), choice: Choice });

type Route = { params: Promise<{ chargeId: string }> };

/** The test page's form. The token in it is the proof; the answer leads back to where the payer came from. */
export async function POST(request: Request, { params }: Route): Promise<Response> {
  const { chargeId } = await params;
  const form = await request.formData().catch(() => new FormData());
  const decision = Decision.safeParse(Object.fromEntries(form));
  if (!decision.success) return new Response("Choose one of the outcomes.", { status: 400 });
  try {
    const link = { chargeId, ...decision.data, now: new Date(), requestId: newId("req") };
    const { returnUrl } = await decideCharge(link);
    return new Response(null, { status: 303, headers: { location: returnUrl, "cache-control": "no-store" } });
  } catch (error) {
    if (error instanceof AppError) return new Response(error.message, { status: error.status });
    throw error;
  }
}
