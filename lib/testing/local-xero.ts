import { createHash, randomUUID } from "node:crypto";
import type { LocalAnswer, LocalRequest } from "@/lib/connectors/conformance-local";

type Row = Record<string, unknown>;

const NO: LocalAnswer = { status: 401, body: { error: "invalid" } };
const refuse = (message: string): LocalAnswer => ({
  status: 400,
  body: {
    ErrorNumber: 10,
    Type: "ValidationException",
    Message: "A validation exception occurred",
    Elements: [{ ValidationErrors: [{ Message: message }] }],
  },
});

const ORGANISATION = { id: "con_1", tenantId: "org-1", tenantType: "ORGANISATION", tenantName: "Demo Company" };

/** Xero as its description tells of it: tokens that rotate, one organisation, and books that keep what they were told once. */
export function createLocalXero({ id, secret }: { id: string; secret: string }) {
  const proof = `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
  const codes = new Map<string, string>();
  const done = new Map<string, LocalAnswer>();
  const books: { transactions: Row[]; invoices: Row[]; payments: Row[] } = {
    transactions: [],
    invoices: [],
    payments: [],
  };
  let access = "";
  let refresh = "";
  let renewals = 0;
  let lifetime = 1800;
  let isDown = false;
  let isClosed = false;

  function tokens(): LocalAnswer {
    access = `access-${randomUUID()}`;
    refresh = `refresh-${randomUUID()}`;
    return { body: { access_token: access, refresh_token: refresh, expires_in: lifetime, token_type: "Bearer" } };
  }

  const refused: LocalAnswer = { status: 400, body: { error: "invalid_grant" } };

  function token({ body, headers }: LocalRequest): LocalAnswer {
    const form = new URLSearchParams(body);
    if (headers.get("authorization") !== proof) return NO;
    return form.get("grant_type") === "refresh_token" ? renew(form) : exchange(form);
  }

  function renew(form: URLSearchParams): LocalAnswer {
    if (form.get("refresh_token") !== refresh || isClosed) return refused;
    renewals++;
    return tokens();
  }

  function exchange(form: URLSearchParams): LocalAnswer {
    const code = form.get("code") ?? "";
    const challenge = codes.get(code);
    codes.delete(code);
    const verifier = form.get("code_verifier") ?? "";
    return challenge === createHash("sha256").update(verifier).digest("base64url") ? tokens() : refused;
  }

  /** A write under a key that was seen before is answered as before. */
  function once({ headers }: LocalRequest, write: () => LocalAnswer): LocalAnswer {
    const key = headers.get("idempotency-key");
    if (!key) return refuse("Idempotency-Key is missing");
    const answer = done.get(key) ?? write();
    done.set(key, answer);
    return answer;
  }

  function write(kind: "BankTransactions" | "Invoices" | "Payments", rows: Row[], request: LocalRequest): LocalAnswer {
    const [given] = (JSON.parse(request.body) as Record<string, Row[]>)[kind] ?? [];
    if (!given) return refuse("Nothing was sent");
    if (JSON.stringify(given).includes('"AccountCode":"999"')) return refuse("Account code '999' is not a valid code");
    const name = `${kind.slice(0, -1)}ID`;
    const row = {
      ...given,
      [name]: randomUUID(),
      Status: kind === "Payments" ? "AUTHORISED" : (given.Status ?? "AUTHORISED"),
    };
    rows.push(row);
    return { body: { [kind]: [row] } };
  }

  function api(request: LocalRequest): LocalAnswer {
    if (request.headers.get("authorization") !== `Bearer ${access}` || isClosed) return NO;
    if (request.path.startsWith("/connections")) return connections(request);
    if (request.headers.get("xero-tenant-id") !== ORGANISATION.tenantId) return NO;
    return request.method === "PUT" ? put(request) : get(request);
  }

  const connections = ({ path }: LocalRequest): LocalAnswer =>
    path === "/connections" ? { body: [ORGANISATION] } : { body: "" };

  const below = ({ path }: LocalRequest) => path.replace("/api.xro/2.0/", "");

  function put(request: LocalRequest): LocalAnswer {
    const what = below(request);
    if (what === "BankTransactions") return once(request, () => write(what, books.transactions, request));
    if (what === "Invoices") return once(request, () => write(what, books.invoices, request));
    return once(request, () => write("Payments", books.payments, request));
  }

  function get(request: LocalRequest): LocalAnswer {
    const [what, id] = below(request).split("/");
    if (what === "Invoices") return { body: { Invoices: books.invoices.filter(({ InvoiceID }) => InvoiceID === id) } };
    const wanted = request.query.get("where") ?? "";
    const isWanted = ({ BankTransactionID }: Row) => wanted.includes(String(BankTransactionID));
    return { body: { BankTransactions: books.transactions.filter(isWanted) } };
  }

  return {
    books,
    renewals: () => renewals,
    /** The owner agrees on the page behind this address; gives what the way back brings. */
    agree(url: string) {
      const { searchParams } = new URL(url);
      const code = randomUUID();
      codes.set(code, searchParams.get("code_challenge") ?? "");
      return { code, state: searchParams.get("state") ?? "" };
    },
    tokensLast(seconds: number) {
      lifetime = seconds;
    },
    goDown(down: boolean) {
      isDown = down;
    },
    /** The owner takes the permission back there. */
    close() {
      isClosed = true;
    },
    answer(request: LocalRequest): LocalAnswer {
      if (isDown) return { status: 503, body: "down" };
      return request.origin === "https://identity.xero.com" ? token(request) : api(request);
    },
  };
}
