import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/kit/env";
import { type BookStatus, defineAccountingConnector, type HttpInit, ProviderNotProcessed } from "../contract";
import { bookEntry, call } from "./book";
import { settings } from "./settings";
import { BankTransactions, Invoices, organisationsOf, tokensOf } from "./wire";

const API = "https://api.xero.com";
const SCOPES =
  "offline_access accounting.invoices accounting.payments accounting.banktransactions accounting.contacts accounting.settings.read";

const STATUSES: Record<string, BookStatus> = {
  DRAFT: "open",
  SUBMITTED: "open",
  AUTHORISED: "open",
  PAID: "settled",
  VOIDED: "void",
  DELETED: "void",
};

function app(): { id: string; secret: string } {
  const { XERO_CLIENT_ID: id, XERO_CLIENT_SECRET: secret } = env();
  if (!id || !secret) throw new ProviderNotProcessed("the operator has not registered an app at Xero");
  return { id, secret };
}

/** The operator's app proves itself at the identity host, which is not the one that holds the books. */
function asApp(form: Record<string, string>): HttpInit {
  const { id, secret } = app();
  const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
  return { form, headers: { authorization }, at: "identity" };
}

export default defineAccountingConnector({
  kind: "accounting",
  id: "xero",
  name: "Xero",
  summary: "Tells your books about every payment, refund, surcharge and fee.",
  category: "Accounting",
  docsUrl: "https://developer.xero.com/documentation/guides/oauth2/overview/",
  guide: [
    "The operator of this installation registers an app at developer.xero.com and starts Portico with XERO_CLIENT_ID and XERO_CLIENT_SECRET; until then this card says Coming soon.",
    "The app's redirect URI is this installation's address followed by /setup/integrations/connected.",
    "Save the account codes here, then press Connect: Xero asks which organisation Portico may write to.",
    "Xero has no test hosts: connect the Demo Company while you are in the sandbox.",
  ],
  caution: "Paying bills by Wise is a button inside Xero that no other program can press.",
  comingSoon: () => env().XERO_CLIENT_ID === undefined,
  origin: { production: API, sandbox: API },
  otherOrigins: { identity: { production: "https://identity.xero.com", sandbox: "https://identity.xero.com" } },
  settings,

  authorize: () => ({}),

  async test() {
    app();
  },

  authorizeUrl({ redirectUri, state, challenge }) {
    const url = new URL("https://login.xero.com/identity/connect/authorize");
    url.search = new URLSearchParams({
      response_type: "code",
      client_id: app().id,
      redirect_uri: redirectUri,
      scope: SCOPES,
      state,
      code_challenge: challenge,
      code_challenge_method: "S256",
    }).toString();
    return url.href;
  },

  async exchange(http, { code, verifier, redirectUri }) {
    const form = { grant_type: "authorization_code", code, redirect_uri: redirectUri, code_verifier: verifier };
    return tokensOf(await http("/connect/token", asApp(form)));
  },

  async refresh(http, refreshToken) {
    return tokensOf(await http("/connect/token", asApp({ grant_type: "refresh_token", refresh_token: refreshToken })));
  },

  async organisations(http, access) {
    return organisationsOf(await http("/connections", { headers: { authorization: `Bearer ${access}` } }));
  },

  async disconnect(http, access, connectionId) {
    const headers = { authorization: `Bearer ${access}` };
    await http(`/connections/${encodeURIComponent(connectionId)}`, { method: "DELETE", headers });
  },

  book: (http, session, entry, settings) => bookEntry({ http, session, settings }, entry),

  async statusOf(http, session, { invoice, transaction }) {
    if (invoice) {
      const { Invoices: found } = Invoices.parse(
        await call({ http, session }, `/Invoices/${encodeURIComponent(invoice)}`),
      );
      return STATUSES[found[0]?.Status ?? ""] ?? "open";
    }
    const path = `/BankTransactions?where=${encodeURIComponent(`BankTransactionID==guid("${transaction}")`)}`;
    const { BankTransactions: found } = BankTransactions.parse(await call({ http, session }, path));
    return found[0]?.Status === "DELETED" || found[0]?.Status === "VOIDED" ? "void" : "settled";
  },

  callback: {
    exists: true,
    verify({ raw, headers }, { webhookKey }) {
      if (!webhookKey) return "forged";
      const wanted = createHmac("sha256", webhookKey).update(raw).digest();
      const given = Buffer.from(headers.get("x-xero-signature") ?? "", "base64");
      return given.length === wanted.length && timingSafeEqual(given, wanted) ? "genuine" : "forged";
    },
  },
});
