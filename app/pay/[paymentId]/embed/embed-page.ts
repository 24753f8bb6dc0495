import type { Embed } from "./embed-policy";
import { STYLE } from "./embed-style";

/** What the page says beside the provider's form. `back` is the checkout, where another way can be chosen. */
export type EmbedWords = { shop: string; label: string; total: string; isSandbox: boolean; back: string };

type Page = EmbedWords & { embed: Embed; returnUrl: string; nonce: string };

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const inHtml = (text: string) => text.replace(/[&<>"']/g, (one) => ESCAPES[one] ?? "");

/** A text as a script may hold it, whatever is in it. */
const inScript = (text: string) =>
  JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);

const ATTRIBUTE = /^[a-z][a-z-]*$/;
const attributesOf = ({ attributes = {} }: Embed) =>
  Object.entries(attributes)
    .filter(([name]) => ATTRIBUTE.test(name) && name !== "src" && name !== "nonce" && !name.startsWith("on"))
    .map(([name, value]) => ` ${name}="${inHtml(value)}"`)
    .join("");

/** The page around a provider's own form: what is paid, the form, and the way back. Complete, with one stylesheet inside. */
export function embedPage(page: Page): string {
  const { shop, label, total, isSandbox, back, embed, nonce } = page;
  const head = `Pay ${shop}`;
  return document(
    head,
    `${isSandbox ? '<p class="sandbox"><strong>Sandbox.</strong> This is a test; no money moves.</p>' : ""}
<main>
<header><p class="shop"><span aria-hidden="true">${inHtml(shop.slice(0, 1).toUpperCase())}</span>${inHtml(shop)}</p><p class="what">${inHtml(label)}</p><p class="sum">${inHtml(total)}</p></header>
<section aria-labelledby="stage">
<h1 id="stage">${inHtml(head)}</h1>
<noscript><p class="trouble" role="alert">This way to pay needs JavaScript, which is switched off here. No money was taken. Switch it on and load this page again, or choose another way to pay.</p></noscript>
<p class="trouble" role="alert" id="portico-trouble" hidden>The payment form could not be loaded. No money was taken. Load this page again, or choose another way to pay.</p>
<div class="form">${embed.html}</div>
</section>
<footer><a href="${inHtml(back)}">Choose another way to pay</a><span>Secured by Portico</span></footer>
</main>
<script nonce="${nonce}">${before(page)}</script>
<script nonce="${nonce}" src="${inHtml(embed.script)}"${attributesOf(embed)}></script>
${embed.start ? `<script nonce="${nonce}">try {${embed.start}\n} catch { porticoTrouble(); }</script>` : ""}`,
  );
}

/** Runs first, so that a provider's script that never comes is noticed. */
const before = ({ returnUrl }: Page) => `
const returnUrl = ${inScript(returnUrl)};
const porticoTrouble = () => { document.getElementById("portico-trouble").hidden = false; };
addEventListener("error", (event) => { if (event.target instanceof HTMLScriptElement) porticoTrouble(); }, true);
`;

/** What somebody sees whose address opens nothing. */
export const closedPage = (): string =>
  document(
    "This checkout link doesn’t work",
    "<main><h1>This checkout link doesn’t work</h1><p>It may be cut off or changed, or its time has run out. Opening it took no money. Open the link exactly as you got it, or ask the shop for a new one.</p></main>",
  );

const document = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${inHtml(title)}</title><style>${STYLE}</style></head>
<body>${body}</body>
</html>
`;
