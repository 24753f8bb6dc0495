import type { CreateLocalProvider, LocalCallback, LocalPayer, LocalProvider } from "@/lib/connectors/conformance-local";
import type { Exchange, Judge } from "@/lib/connectors/conformance-spec";
import type { Ctx } from "@/lib/context";
import { installIntegration, integrationRow, openIntegration, receive } from "@/lib/integrations";
import { InstallIntegration } from "@/lib/integrations/schema";
import { addSeconds } from "@/lib/kit/time";
import { startAttempt } from "@/lib/payments";
import { saveScript } from "@/lib/scripts";
import type { ProviderServer } from "./provider-server";
import { historyOf, runQueue } from "./simulated-shop";
import type { TestDb } from "./test-db";
import { world } from "./world";

type Place = { db: TestDb; server: ProviderServer; id: string; createLocalProvider: CreateLocalProvider };

const AHEAD = 60;

/** A fresh company with one connector installed, its provider served locally, and the steps of payer and provider as functions. */
export async function providerRun({ db, server, id, createLocalProvider }: Place) {
  const local = createLocalProvider();
  server.use(local);
  const made = await world(db, { environment: local.environment ?? "sandbox" });
  const here: Ctx = { ...made.here, now: addSeconds(new Date(), AHEAD) };
  const { money } = local;
  const settings = await settingsFor(here, local.settings);
  const order = { connectorId: id, label: "Under test", settings, currencies: [money.currency] };
  const integration = await installIntegration(here, InstallIntegration.parse(order));
  const at = (seconds: number): Ctx => ({ ...here, now: addSeconds(here.now, seconds) });
  const method = `${integration.slug}.${local.method}`;
  let count = 0;

  async function createPayment(): Promise<string> {
    count++;
    const sum = { amount: Number(money.amount), currencyCode: money.currency };
    return (await made.checkout({ ...sum, reference: `ORDER-${count}` })).data.id;
  }

  async function start() {
    const paymentId = await createPayment();
    return { paymentId, ...(await startAttempt(here, { paymentId, method })) };
  }

  /** What the payer does at the provider; gives what the provider then posts to us. */
  const payer = async (redirectUrl: string | null, outcome: LocalPayer["outcome"]): Promise<LocalCallback[]> =>
    (await local.pay({ redirectUrl: redirectUrl ?? "", outcome })).callbacks;

  const post = ({ headers, body }: LocalCallback) =>
    receive({ pool: db, now: here.now, requestId: "req_test" }, integration.id, {
      raw: Buffer.from(body),
      headers: new Headers(headers),
    });

  /** Posts each callback, in order, in as many copies at the same moment. */
  async function postEach(callbacks: readonly LocalCallback[], copies = 20): Promise<void> {
    for (const callback of callbacks) await Promise.all(Array.from({ length: copies }, () => post(callback)));
  }

  async function open() {
    const row = await integrationRow(here, integration.id);
    if (!row) throw new Error("the integration went away");
    return openIntegration(here, row);
  }

  return {
    ...{ local, here, at, method, integration, createPayment, start, payer, post, postEach, open },
    startAgain: (paymentId: string, seconds = 0) => startAttempt(at(seconds), { paymentId, method }),
    runQueue: (seconds = 0) => runQueue(db, at(seconds).now),
    history: (paymentId: string) => historyOf(db, paymentId),
    stored: () => db.owner`select * from deliveries where integration_id = ${integration.id} order by created_at, id`,
    forgetQueue: () => db.owner`delete from graphile_worker._private_jobs`,
  };
}

/** A script comes in by the version its settings name, so one is saved of the text that lies beside them. */
async function settingsFor(here: Ctx, { source, hosts: _, ...typed }: LocalProvider["settings"]) {
  if (typeof source !== "string") return typed;
  const { versionId } = await saveScript(here, { name: "Under test", source });
  return { ...typed, script: versionId };
}

export type ProviderRun = Awaited<ReturnType<typeof providerRun>>;

/** What the ledger holds of a payment, by kind of account: credits less debits. Throws when a balance is not its history. */
export async function ledgerOf({ owner }: TestDb, paymentId: string): Promise<Record<string, bigint>> {
  const wrong = await owner`select a.id from ledger_accounts a where balance_minor <> coalesce(
    (select sum(case when t.credit_account_id = a.id then t.amount_minor else -t.amount_minor end)
     from ledger_transfers t where a.id in (t.credit_account_id, t.debit_account_id)), 0)`;
  if (wrong.length > 0) throw new Error("a balance is not its history");
  const rows =
    await owner`select a.kind, sum(case when t.credit_account_id = a.id then t.amount_minor else -t.amount_minor end) as net
    from ledger_transfers t join ledger_accounts a on a.id in (t.credit_account_id, t.debit_account_id)
    where t.payment_id = ${paymentId} group by a.kind`;
  return Object.fromEntries(rows.map(({ kind, net }) => [String(kind), BigInt(String(net))]));
}

/** A copy with one byte changed in the middle: the provider never said this. */
export function bent({ headers, body }: LocalCallback): LocalCallback {
  const middle = Math.floor(body.length / 2);
  const other = body[middle] === "7" ? "8" : "7";
  return { headers, body: `${body.slice(0, middle)}${other}${body.slice(middle + 1)}` };
}

/** What the descriptions say about all that was heard. An exchange with a host that none describes is left alone. */
export function misfitsOf(judges: readonly Judge[], heard: readonly Exchange[]): string[] {
  const broken = heard.filter(({ answer }) => answer.status === 599).map(({ answer }) => String(answer.body));
  return [...broken, ...heard.flatMap((exchange) => kindest(judges.map((judge) => judge(exchange))))];
}

/** Of several descriptions of one host it is enough to fit one. */
const kindest = (verdicts: readonly (string[] | null)[]): string[] =>
  verdicts.flatMap((one) => (one === null ? [] : [one])).sort((a, b) => a.length - b.length)[0] ?? [];
