import { enterCheckout } from "@/lib/payments";
import { queryOf } from "./call";
import { problemJson } from "./problem";
import type { OpenSurface } from "./surface";

/** What a payer may ask: whoever holds the signed address of a payment is let in, to that payment alone (S1-23, S1-25). */
export const checkoutApi = {
  title: "Checkout",
  signedBy: ["expires", "signature"],
  enter({ request, params, ...arrival }) {
    const query = new URLSearchParams(queryOf(request.url));
    const only = (name: string) => (query.getAll(name).length === 1 ? (query.get(name) ?? "") : "");
    const paymentId = params.paymentId ?? params.id ?? "";
    return enterCheckout({
      ...arrival,
      paymentId,
      expires: only("expires"),
      signature: only("signature"),
    });
  },
  fail: problemJson,
} as const satisfies OpenSurface;
