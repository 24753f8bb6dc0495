import type { z } from "zod";
import type { Http, HttpInit, PaymentConnector, Refund, Refunded, Start } from "./contract";
import { ProviderNotProcessed, ProviderRejected } from "./errors";

/**
 * A recorded answer: what the provider said to this request. `rejected` answers are refusals with that status; `at` is the
 * further origin it was sent to, and `holding` a text the request's body must hold, for providers with one address for all.
 */
export type Recorded = {
  method: string;
  path: string;
  answer: unknown;
  rejected?: number;
  at?: string;
  holding?: string;
};

/** What a connector's folder brings along so that its promises can be checked without a provider. */
export type Fixtures = {
  settings: Record<string, unknown>;
  /** The same account with another secret: what is signed for one must not pass for the other. */
  otherSettings: Record<string, unknown>;
  /** Null for a connector that starts nothing. `embedUrl` is `EMBED_URL`. */
  start: Pick<Start, "reference" | "method" | "label" | "money"> | null;
  /** The id and address the recorded start answers with. */
  started: { providerId: string; redirectUrl: string | null };
  /** False for a provider that can't find a charge by our reference; then it is null, never somebody else's charge. */
  findsByReference?: false;
  recorded: Recorded[];
  /** A callback about the started payment, which succeeded, as it came at that moment. Null for a provider that never calls. */
  callback: { headers: Record<string, string>; body: string; eventId: string; at: string } | null;
  /** A refund of the started payment and what the recorded provider makes of it. */
  refund?: Pick<Refund, "money" | "refundReference"> & { expected: Refunded };
  /** Settings a sandbox must refuse, such as live keys; with them the field they are refused by. */
  live?: { settings: Record<string, unknown>; field: string };
};

export const EMBED_URL = "https://pay.example/pay/pay_1/embed";

export type Subject = { connector: PaymentConnector; fixtures: Fixtures; settings: z.output<z.ZodType>; http: Http };

export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

/** A provider that says what was recorded, and refuses everything else. */
export function replay({ recorded }: Fixtures): Http {
  return async (path, init = {}) => {
    const method = init.method ?? (sent(init) === "" ? "GET" : "POST");
    const found = recorded.find(
      (one) =>
        one.method === method && one.path === path && one.at === init.at && sent(init).includes(one.holding ?? ""),
    );
    if (!found) throw new ProviderRejected("http_404", 404, null);
    if (found.rejected === 401 || found.rejected === 403) throw new ProviderNotProcessed(`http ${found.rejected}`);
    if (found.rejected) throw new ProviderRejected(`http_${found.rejected}`, found.rejected, found.answer);
    return structuredClone(found.answer);
  };
}

function sent({ body, form, text }: HttpInit): string {
  if (text) return text.content;
  if (form) return new URLSearchParams(form).toString();
  return body === undefined ? "" : JSON.stringify(body);
}
