import { z } from "zod";
import { toMajor } from "@/lib/kit/money";
import { type Delivery, definePaymentConnector, ProviderRejected } from "../contract";
import { callScript, originsOf } from "./run";
import { type Settings, settings } from "./settings";
import { Created, declineOf, Instructions, Messages, Refunded, Status, toEvent } from "./wire";

/** A host of the public internet by its name, with no port and no path. */
const HOST = /^https:\/\/(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;

const Refusal = z.object({ class: z.enum(["soft", "hard", "error"]), code: z.string() });

const messageOf = ({ raw, headers, at }: Delivery) => ({
  headers: Object.fromEntries(headers),
  rawBody: new TextDecoder().decode(raw),
  receivedAt: at.toISOString(),
});

const handled = (delivery: Delivery, settings: Settings, http: Parameters<typeof callScript>[1]["http"]) =>
  callScript(Messages.nullable(), {
    http,
    settings,
    call: "handleWebhook",
    input: messageOf(delivery),
    now: delivery.at,
  });

/** Nothing is fetched while a message is read a second time: it was confirmed before. */
const NO_NETWORK = () => Promise.reject(new ProviderRejected("no_network", 403, null));

export default definePaymentConnector({
  kind: "payment",
  id: "scriptforge",
  name: "ScriptForge",
  summary: "Your own driver for any provider, written in JavaScript and run in a sandbox.",
  category: "Development",
  docsUrl: "/setup/integrations/scripts",
  guide: [
    "Write a script under Setup › Integrations › Scripts: it exports createPayment and getStatus, and handleWebhook, getInstructions and refund when its provider has them.",
    "Try it there with a dry run, which reaches nobody.",
    "Choose the script's version here and give it the keys it asks for.",
    "The script reaches only the hosts its meta names for this mode, over https.",
  ],
  origin: { production: HOST, sandbox: HOST },
  originOf: (settings, environment) => Object.values(originsOf(settings, environment))[0] ?? "",
  moreOriginsOf: originsOf,
  settings,
  runsScripts: true,
  options: { mode: true, currencies: [], surcharge: true, deductFees: true },
  methods: [{ id: "pay", title: "Pay online", description: "You go on to the provider's page.", type: "redirect" }],

  authorize: () => ({}),

  async test(http, settings) {
    await callScript(z.unknown(), { http, settings, call: null, input: null });
  },

  async start(http, order, settings) {
    const { reference, label, money, returnUrl, callbackUrl, payer } = order;
    const input = {
      reference,
      amount: toMajor(money.amount, money.currency),
      currency: money.currency,
      description: label,
      returnUrl,
      cancelUrl: returnUrl,
      notifyUrl: callbackUrl,
      customer: payer,
    };
    const made = await callScript(Created, { http, settings, call: "createPayment", input });
    if ("rejected" in made) throw new ProviderRejected(made.rejected.code, 422, made.rejected);
    return { providerId: made.providerRef, redirectUrl: made.redirectUrl };
  },

  async fetch(http, { providerId, reference }, settings) {
    const input = { providerRef: providerId, reference };
    const said = await callScript(Status.nullable(), { http, settings, call: "getStatus", input });
    const providerRef = said?.providerRef ?? providerId;
    return said && providerRef !== null ? toEvent({ ...said, providerRef }, reference) : null;
  },

  async instructions(http, { providerId, reference }, settings) {
    return callScript(Instructions, {
      http,
      settings,
      call: "getInstructions",
      input: { providerRef: providerId, reference },
    });
  },

  async refund(http, { providerId, money, refundReference, reason }, settings) {
    const { amount, currency } = money;
    const input = {
      providerRef: providerId,
      amount: toMajor(amount, currency),
      currency,
      key: refundReference,
      reason,
    };
    const { refundRef, status } = await callScript(Refunded, { http, settings, call: "refund", input });
    return { providerId: refundRef, status };
  },

  declineOf({ code, answer }) {
    const refusal = Refusal.safeParse(answer);
    return declineOf(refusal.success ? refusal.data : { class: "error", code });
  },

  callback: {
    exists: true,
    verify: () => "ask",
    confirm: async (http, delivery, settings) => (await handled(delivery, settings, http)) !== null,
    async read(delivery, settings) {
      const said = (await handled(delivery, settings, NO_NETWORK)) ?? [];
      return said.map((one) => toEvent(one, null));
    },
  },
});
