import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { secretText } from "@/lib/kit/zod";
import { definePaymentConnector } from "../contract";
import { Charge, Charges, declineOf, Refunded, Refunds, toEvent } from "./wire";

const settings = z.strictObject({
  callbackSecret: secretText("Callback secret").meta({
    description: "Signs what the simulator tells us. Made for you when the simulator is installed.",
  }),
});

const Refusal = z.object({ response_code: z.string() });

export default definePaymentConnector({
  kind: "payment",
  id: "simulator",
  name: "Simulator",
  summary: "Plays every outcome of a payment without moving money. Sandbox only.",
  category: "Development",
  docsUrl: "/developers/simulator",
  guide: ["Nothing to set up: every sandbox has it, and the amount or its test page decides what happens."],
  origin: { production: null, sandbox: "simulator:" },
  settings,
  options: { mode: false, currencies: [], surcharge: true, deductFees: true },
  methods: [
    { id: "card", title: "Card", description: "Pay on the simulator's test page.", type: "redirect" },
    {
      id: "bank_transfer",
      title: "Bank transfer",
      description: "Transfer to a simulated account.",
      type: "bank_transfer",
    },
  ],

  authorize: () => ({}),

  async test(http) {
    await http("/account");
  },

  async start(http, { reference, method, label, money, returnUrl }) {
    const body = {
      reference,
      method,
      label,
      amount: String(money.amount),
      currency: money.currency,
      return_url: returnUrl,
    };
    const charge = Charge.parse(await http("/charges", { method: "POST", body }));
    return { providerId: charge.id, redirectUrl: charge.url };
  },

  async fetch(http, { providerId, reference }) {
    if (providerId) return toEvent(Charge.parse(await http(`/charges/${encodeURIComponent(providerId)}`)));
    const { charges } = Charges.parse(await http(`/charges?reference=${encodeURIComponent(reference)}`));
    return charges[0] ? toEvent(charges[0]) : null;
  },

  async instructions(http, { providerId }) {
    const { transfer } = Charge.parse(await http(`/charges/${encodeURIComponent(providerId)}`));
    return Object.entries(transfer ?? {}).map(([label, value]) => ({ label, value }));
  },

  async cancel(http, { providerId }) {
    return toEvent(Charge.parse(await http(`/charges/${encodeURIComponent(providerId)}/cancel`, { method: "POST" })));
  },

  async refund(http, { providerId, money, refundReference }) {
    const body = { reference: refundReference, amount: String(money.amount), currency: money.currency };
    const path = `/charges/${encodeURIComponent(providerId)}/refunds`;
    return { providerId: Refunded.parse(await http(path, { method: "POST", body })).id, status: "succeeded" };
  },

  async fetchRefund(http, { providerId, refundReference }) {
    const query = `reference=${encodeURIComponent(refundReference)}`;
    const { refunds } = Refunds.parse(await http(`/charges/${encodeURIComponent(providerId)}/refunds?${query}`));
    return refunds[0] ? { providerId: refunds[0].id, status: "succeeded" } : null;
  },

  declineOf({ answer }) {
    const refusal = Refusal.safeParse(answer);
    return declineOf(refusal.success ? refusal.data.response_code : "50000");
  },

  callback: {
    exists: true,
    verify({ raw, headers }, { callbackSecret }) {
      const wanted = createHmac("sha256", callbackSecret).update(raw).digest();
      const given = Buffer.from(headers.get("simulator-signature") ?? "", "hex");
      return given.length === wanted.length && timingSafeEqual(given, wanted) ? "genuine" : "forged";
    },
    read({ raw }) {
      return [toEvent(Charge.parse(JSON.parse(new TextDecoder().decode(raw))))];
    },
  },
});
