import type { Pool } from "@/db/client";
import type { Ctx } from "@/lib/context";
import { installSimulator } from "@/lib/integrations";
import { addSeconds } from "@/lib/kit/time";
import { startAttempt } from "@/lib/payments/start-attempt";
import { decideCharge } from "@/lib/simulator";
import type { ChoiceId } from "@/lib/simulator/schema";
import { JOBS } from "@/lib/worker/jobs.gen";
import type { TestDb } from "./test-db";
import { world } from "./world";

/** Seconds by which the shop's clock runs ahead of the one that checkouts are created by. */
const AHEAD = 60;

/** A shop whose sandbox has a simulator, with the payer's steps as functions. Time moves only where a test moves it. */
export async function simulatedShop(db: TestDb) {
  const made = await world(db as Pool);
  const shop = { ...made, here: { ...made.here, now: addSeconds(new Date(), AHEAD) } };
  const simulator = await installSimulator(shop.here);
  const at = (seconds: number): Ctx => ({ ...shop.here, now: addSeconds(shop.here.now, seconds) });
  let count = 0;

  async function checkout(amount: number, over: object = {}): Promise<string> {
    count++;
    const { data } = await shop.checkout({ amount, reference: `ORDER-${count}`, ...over });
    return data.id;
  }

  async function start(amount: number, method = "simulator.card", over: object = {}) {
    const paymentId = await checkout(amount, over);
    return { paymentId, ...(await startAttempt(shop.here, { paymentId, method })) };
  }

  /** What the payer does on the test page behind `redirectUrl`. */
  function choose(redirectUrl: string | null, choice: ChoiceId, seconds = 0) {
    const { pathname, searchParams } = new URL(redirectUrl ?? "");
    const chargeId = pathname.split("/").at(-1) ?? "";
    return decideCharge({
      chargeId,
      token: searchParams.get("token") ?? "",
      choice,
      now: at(seconds).now,
      requestId: "req_test",
    });
  }

  return {
    ...shop,
    db,
    simulator,
    at,
    checkoutOf: checkout,
    start,
    choose,
    runQueue: (seconds = 0) => runQueue(db, at(seconds).now),
  };
}

type Queued = { id: string; task: string; payload: unknown };

/** Runs everything that is due at `now`, and whatever that brings, in order; gives the names of what ran. */
export async function runQueue({ owner }: TestDb, now: Date): Promise<string[]> {
  const ran: string[] = [];
  for (;;) {
    const [job] = await owner<Queued[]>`
      delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and j.id = (select id from graphile_worker._private_jobs where run_at <= ${now} order by run_at, id limit 1)
      returning j.id, t.identifier as task, j.payload`;
    if (!job) return ran;
    ran.push(job.task);
    await JOBS[job.task]?.(job.payload, { now, requestId: "req_job" });
  }
}

/** A payment's row, attempts, timeline and outgoing events, as the owner of the database sees them. */
export async function historyOf({ owner }: TestDb, paymentId: string) {
  const [payment] = await owner`select * from payments where id = ${paymentId}`;
  const attempts = await owner`select * from payment_attempts where payment_id = ${paymentId} order by number`;
  const timeline = await owner`select type from payment_events where payment_id = ${paymentId} order by created_at, id`;
  const events = await owner`select type, payload from outbox where subject_id = ${paymentId} order by sequence`;
  return {
    payment: payment ?? {},
    attempts,
    timeline: timeline.map(({ type }) => String(type)),
    events: events.map(({ type }) => String(type)),
    payloads: events.map(({ payload }) => payload as Record<string, unknown>),
  };
}
