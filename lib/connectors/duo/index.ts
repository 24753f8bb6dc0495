import { defineFactorConnector, type FactorVerdict, ProviderRejected } from "../contract";
import { authApi, authorizeUrl, originOf, proveAt } from "./calls";
import { DUO_ORIGIN, settings } from "./settings";
import { Answered, Asked, Checked, Preauth, Redeemed, readIdToken, verdictOf } from "./wire";

const HEALTH = "/oauth/v1/health_check";
const TOKEN = "/oauth/v1/token";
/** Duo holds the answer back for up to a minute. */
const POLL_MS = 70_000;

export default defineFactorConnector({
  kind: "factor",
  id: "duo",
  name: "Duo Security",
  summary: "A confirmation on the telephone when people of this company sign in.",
  category: "Security",
  docsUrl: "https://duo.com/docs/authapi",
  guide: [
    "In the Duo Admin Panel open Applications › Protect an Application.",
    "For push: search for Auth API and press Protect. For the Universal Prompt: search for Web SDK and press Protect.",
    "Copy Integration Key (or Client ID), Secret Key (or Client secret) and API hostname into this form.",
    "Leave AKey empty: Duo’s Web SDK 2 used it, and its prompt ended support on 30 March 2024.",
    "Users in Duo are found by the e-mail address people sign in with here, so give them that as username or alias.",
    "Save, press Test, and then choose under Settings › Security whether people are offered or asked for it.",
  ],
  caution:
    "Duo has no sandbox: both environments ask the same account. Nobody is asked for it until you choose so under Security.",
  origin: { production: DUO_ORIGIN, sandbox: DUO_ORIGIN },
  originOf,
  settings,
  authorize: () => ({}),

  async test(http, settings) {
    if (settings.flow === "push") {
      Checked.parse(await authApi(http, { method: "GET", path: "/auth/v2/check" }, settings));
      return;
    }
    Checked.parse(await http(HEALTH, { form: proveAt(HEALTH, settings, new Date()) }));
  },

  flowOf: ({ flow }) => (flow === "push" ? "push" : "redirect"),

  redirectUrl: authorizeUrl,

  async redeem(http, { code, returnUrl, ...trip }, settings): Promise<FactorVerdict> {
    const form = {
      grant_type: "authorization_code",
      code,
      redirect_uri: returnUrl,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      ...proveAt(TOKEN, settings, trip.now),
    };
    try {
      const { id_token } = Redeemed.parse(await http(TOKEN, { form }));
      const { integrationKey: clientId, secret } = settings;
      return readIdToken(id_token, { issuer: `${originOf(settings)}${TOKEN}`, clientId, secret, ...trip });
    } catch (error) {
      if (error instanceof ProviderRejected) return { result: "deny", why: "mismatch" };
      throw error;
    }
  },

  async push(http, { username, ip }, settings) {
    const who = { username, ...(ip !== null && { ipaddr: ip }) };
    const { response } = Preauth.parse(
      await authApi(http, { method: "POST", path: "/auth/v2/preauth", parameters: who }, settings),
    );
    if (response.result === "allow") return { result: "allow" };
    if (response.result === "deny") return { result: "deny", why: "denied" };
    const canPush = response.devices.some(({ capabilities }) => capabilities.includes("push"));
    if (response.result === "enroll" || !canPush) {
      return { result: "deny", why: "enroll", enrollUrl: response.enroll_portal_url };
    }
    const parameters = { ...who, factor: "push", device: "auto", async: "1", type: "Portico sign-in" };
    const asked = Asked.parse(await authApi(http, { method: "POST", path: "/auth/v2/auth", parameters }, settings));
    return { asked: asked.response.txid };
  },

  async answerOf(http, asked, settings) {
    const path = "/auth/v2/auth_status";
    const call = { method: "GET", path, parameters: { txid: asked }, timeoutMs: POLL_MS } as const;
    return verdictOf(Answered.parse(await authApi(http, call, settings)));
  },
});
