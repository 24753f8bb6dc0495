import { onlyValue } from "@/lib/kit/only-value";
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
    const paymentId = params.paymentId ?? params.id ?? "";
    return enterCheckout({
      ...arrival,
      paymentId,
      expires: onlyValue(query, "expires"),
      signature: onlyValue(query, "signature"),
    });
  },
  fail: problemJson,
} as const satisfies OpenSurface;
