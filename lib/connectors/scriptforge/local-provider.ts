import { createHmac, randomUUID } from "node:crypto";
import { EXAMPLE_SCRIPT } from "@/lib/sandbox";
import type { CreateLocalProvider, LocalAnswer, LocalRequest } from "../conformance-local";

const HOST = "sandbox.acmepay.example";
const SECRET = "whsec_local";

type Charge = {
  id: string;
  reference: string;
  status: string;
  amount: string;
  currency: string;
  fee: string | null;
  reason?: string;
  pay_url: string;
};

const refuse = (status: number, error: string): LocalAnswer => ({ status, body: { error } });

/** The provider the example script is written for. */
export const createLocalProvider: CreateLocalProvider = () => {
  const charges = new Map<string, Charge>();
  const refunds = new Map<string, string>();
  const byReference = (reference: string) => [...charges.values()].find((charge) => charge.reference === reference);

  function create({ body, headers }: LocalRequest): LocalAnswer {
    const { reference, amount, currency } = JSON.parse(body) as Record<string, string>;
    if (!reference || !amount || !currency || headers.get("idempotency-key") !== reference)
      return refuse(400, "invalid");
    const id = `ch_${randomUUID()}`;
    const pay_url = `https://${HOST}/pay/${id}`;
    const charge = byReference(reference) ?? { id, reference, status: "open", amount, currency, fee: null, pay_url };
    charges.set(charge.id, charge);
    return { body: charge };
  }

  function giveBack(id: string, { headers }: LocalRequest): LocalAnswer {
    const key = headers.get("idempotency-key");
    if (charges.get(id)?.status !== "paid" || !key) return refuse(409, "not_paid");
    const refund = refunds.get(key) ?? `re_${randomUUID()}`;
    refunds.set(key, refund);
    return { body: { id: refund } };
  }

  function find({ path, query }: LocalRequest): LocalAnswer {
    const reference = query.get("reference");
    if (reference !== null) return { body: { charges: [byReference(reference)].filter(Boolean) } };
    const charge = charges.get(path.split("/")[3] ?? "");
    return charge ? { body: charge } : refuse(404, "unknown");
  }

  return {
    settings: {
      script: "scv_local",
      values: `API_KEY=key_local\nWEBHOOK_SECRET=${SECRET}`,
      source: EXAMPLE_SCRIPT,
      hosts: { test: [HOST], live: ["api.acmepay.example"] },
    },
    money: { amount: 12_345n, currency: "EUR" },
    method: "pay",
    answer(request) {
      if (request.headers.get("authorization") !== "Bearer key_local") return refuse(401, "unauthorized");
      const refunded = /^\/v1\/charges\/([^/]+)\/refunds$/.exec(request.path)?.[1];
      if (refunded) return giveBack(refunded, request);
      return request.method === "POST" ? create(request) : find(request);
    },
    pay({ redirectUrl, outcome }) {
      const charge = charges.get(redirectUrl.split("/").at(-1) ?? "");
      if (!charge || outcome === "walks away") return { callbacks: [] };
      Object.assign(
        charge,
        outcome === "pays" ? { status: "paid", fee: "1.20" } : { status: "refused", reason: "no_funds" },
      );
      const body = JSON.stringify(charge);
      return {
        callbacks: [{ headers: { "acme-signature": createHmac("sha256", SECRET).update(body).digest("hex") }, body }],
      };
    },
    books: () => ({
      taken: [...charges.values()].filter(({ status }) => status === "paid").length,
      refunded: refunds.size,
    }),
  };
};
