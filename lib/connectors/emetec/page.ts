import type { Embed, EmbedAsk } from "../contract";

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const inHtml = (text: string) => text.replace(/[&<>"']/g, (one) => ESCAPES[one] ?? "");

/** Where the payer pays: our own page, which is told the checkout it is for. */
export function pageFor(embedUrl: string, checkoutId: string, integrity: string | null): string {
  const address = new URL(embedUrl);
  address.searchParams.set("checkout", checkoutId);
  if (integrity) address.searchParams.set("integrity", integrity);
  return address.href;
}

/** The platform's widget. The address it returns to is ours; what is added to it there is not believed. */
export function widgetPage({ redirectUrl, returnUrl }: EmbedAsk, base: string): Embed {
  const { searchParams } = new URL(redirectUrl ?? returnUrl);
  const checkout = searchParams.get("checkout") ?? "";
  const integrity = searchParams.get("integrity");
  return {
    origins: [base],
    script: `${base}/v1/paymentWidgets.js?checkoutId=${encodeURIComponent(checkout)}`,
    attributes: { crossorigin: "anonymous", ...(integrity && { integrity }) },
    html: `<form class="paymentWidgets" data-brands="VISA MASTER" action="${inHtml(returnUrl)}"></form>`,
  };
}
