import type { Embed, EmbedAsk, KnownCharge } from "../contract";

const HOSTS = { production: "https://gateway.moneris.com", sandbox: "https://gatewayt.moneris.com" } as const;
const MODES = { production: "prod", sandbox: "qa" } as const;

/** A value as a script may hold it, whatever is in it. */
const inScript = (value: string) =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);

/**
 * Moneris draws its form into our page. What it tells the browser decides nothing: at the end, whatever it was, the payer goes
 * back and the receipt is asked for.
 */
export function monerisPage({ providerId, environment }: KnownCharge & EmbedAsk): Embed {
  const host = HOSTS[environment];
  return {
    origins: [host],
    script: `${host}/chktv2/js/chkt_v2.00.js`,
    html: '<div id="moneris-checkout"></div>',
    start: `
const checkout = new monerisCheckout();
const leave = () => window.location.assign(returnUrl);
checkout.setMode(${inScript(MODES[environment])});
checkout.setCheckoutDiv("moneris-checkout");
for (const event of ["cancel_transaction", "error_event", "payment_complete"]) checkout.setCallback(event, leave);
checkout.startCheckout(${inScript(providerId)});`,
  };
}
