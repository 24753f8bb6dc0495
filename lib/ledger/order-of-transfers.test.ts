import fc from "fast-check";
import { expect, test } from "vitest";
import type { TransferEvent } from "@/lib/connectors/contract";
import { createCustomer } from "@/lib/customers";
import { installSimulator, integrationRow } from "@/lib/integrations";
import { testDb, twoTenants } from "@/lib/testing";
import { checkLedger } from "./check-ledger";
import { receiveTransfer } from "./receive-transfer";

const db = await testDb();
const { here } = await twoTenants(db);
const { id: integrationId } = await installSimulator(here);
await createCustomer(here, { name: "Ada", paypalEmail: "ada@example.com" });
let count = 0;

type Word = Pick<TransferEvent, "status"> & { amount: bigint; fee: bigint | null };
const word = (status: Word["status"], amount = 10_000n, fee: bigint | null = null): Word => ({ status, amount, fee });

/** What a provider says about one transfer, told in this order; gives what the ledger then holds of it by kind of account. */
async function told(words: readonly Word[], order: readonly number[]): Promise<Record<string, number>> {
  const providerId = `txn_${count++}`;
  const integration = await integrationRow(here, integrationId);
  if (!integration) throw new Error("no integration");
  for (const place of order) {
    const said = words[place];
    if (!said) throw new Error("no such word");
    const event: TransferEvent = {
      kind: "transfer",
      id: `${providerId}:${place}`,
      providerId,
      type: "send_money",
      status: said.status,
      payerEmail: "ada@example.com",
      payerName: "Ada",
      receivers: ["shop@example.com"],
      money: { amount: said.amount, currency: "USD" },
      fee: said.fee === null ? null : { amount: said.fee, currency: "USD" },
      isVerified: true,
    };
    await receiveTransfer(here, { integration, event, refusal: null });
  }
  return held(providerId);
}

async function held(providerId: string): Promise<Record<string, number>> {
  const rows =
    await db.owner`select a.kind, sum(case when t.credit_account_id = a.id then t.amount_minor else -t.amount_minor end)::int as net
    from ledger_transfers t join ledger_accounts a on a.id in (t.credit_account_id, t.debit_account_id)
    join incoming_transfers i on i.id = t.incoming_id where i.provider_id = ${providerId} group by a.kind`;
  return Object.fromEntries(rows.map(({ kind, net }) => [String(kind), Number(net)]));
}

/** Every word at least once, in any order, with copies anywhere. */
const orders = (words: readonly Word[]) =>
  fc.array(fc.nat(words.length - 1), { maxLength: 5 }).chain((copies) => {
    const all = [...words.keys(), ...copies];
    return fc.shuffledSubarray(all, { minLength: all.length });
  });

test.each([
  ["canceled and then refunded in part", [word("reversed"), word("restored"), word("refunded", 4_000n)], 6_000, -300],
  [
    "whose fee came back with it and was kept again",
    [word("reversed", 10_000n, 300n), word("restored", 10_000n, 300n), word("refunded", 4_000n, 100n)],
    6_000,
    -200,
  ],
  ["followed by a second one", [word("reversed", 7_000n), word("restored", 7_000n), word("reversed")], 0, -300],
])(
  "a reversal %s leaves the same balance in every order and number of its words",
  async (_, back, left, fees) => {
    const words = [word("pending"), word("succeeded", 10_000n, 300n), ...back];
    await fc.assert(
      fc.asyncProperty(orders(words), async (order) => {
        const net = await told(words, order);
        expect(net).toEqual({ customer: left, fees, clearing: -left - fees });
      }),
      { numRuns: 60 },
    );
    expect((await checkLedger(here)).findings).toEqual([]);
  },
  60_000,
);
