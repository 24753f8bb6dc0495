import { type SQL, sql } from "drizzle-orm";
import { ALL_COMPANIES, type Ctx, type Place, type TxCtx, transact } from "@/lib/context";

/** What does not add up: which check, about what, and in words. */
export type Finding = { check: string; subject: string; says: string };

export type LedgerReport = { isSound: boolean; accounts: number; transfers: number; findings: Finding[] };

const MOST_FINDINGS = 100;

const hereOf = ({ tenantId, companyId, environment }: Place, alias: string): SQL => {
  const of = sql.raw(alias);
  const company = companyId === ALL_COMPANIES ? sql`true` : sql`${of}.company_id = ${companyId}`;
  return sql`${of}.tenant_id = ${tenantId} and ${of}.environment = ${environment} and ${company}`;
};

/** Each gives one row for everything that is wrong: its subject, what should be and what is. */
const CHECKS: Record<string, { says: string; query(place: Place): SQL }> = {
  balance_is_history: {
    says: "the balance is not the sum of its transfers",
    query: (
      place,
    ) => sql`select a.id as subject, coalesce(m.amount, 0) as should, a.balance_minor as is from ledger_accounts a
      left join (select account_id, sum(amount) as amount from (
        select debit_account_id as account_id, -amount_minor as amount from ledger_transfers t where ${hereOf(place, "t")}
        union all select credit_account_id, amount_minor from ledger_transfers t where ${hereOf(place, "t")}
      ) sides group by account_id) m on m.account_id = a.id
      where ${hereOf(place, "a")} and a.balance_minor <> coalesce(m.amount, 0)`,
  },
  debits_are_credits: {
    says: "debits and credits of this currency differ",
    query: (
      place,
    ) => sql`select a.company_id || ' ' || a.currency_code as subject, 0 as should, sum(a.balance_minor) as is
      from ledger_accounts a where ${hereOf(place, "a")} group by a.company_id, a.currency_code having sum(a.balance_minor) <> 0`,
  },
  transfers_are_positive: {
    says: "a transfer moves nothing or less, or between currencies or companies",
    query: (place) => sql`select t.id as subject, 1 as should, t.amount_minor as is from ledger_transfers t
      join ledger_accounts d on d.id = t.debit_account_id join ledger_accounts c on c.id = t.credit_account_id
      where ${hereOf(place, "t")} and (t.amount_minor <= 0 or d.id = c.id
        or (d.currency_code, d.company_id, d.environment) <> (t.currency_code, t.company_id, t.environment)
        or (c.currency_code, c.company_id, c.environment) <> (t.currency_code, t.company_id, t.environment))`,
  },
  successes_are_credited: {
    says: "a payment that succeeded is not credited with what was received, exactly once",
    query: (
      place,
    ) => sql`select p.id as subject, p.amount_received_minor as should, coalesce(sum(t.amount_minor), 0) as is
      from payments p left join ledger_transfers t on t.tenant_id = p.tenant_id
        and t.effect in ('payment:' || p.id, 'surcharge:' || p.id)
      where ${hereOf(place, "p")} and p.status = 'succeeded'
      group by p.id, p.amount_received_minor having p.amount_received_minor <> coalesce(sum(t.amount_minor), 0)`,
  },
  only_successes_are_credited: {
    says: "a payment that has not succeeded is credited",
    query: (place) => sql`select p.id as subject, 0 as should, t.amount_minor as is from ledger_transfers t
      join payments p on p.id = t.payment_id
      where ${hereOf(place, "t")} and t.kind = 'payment' and p.status <> 'succeeded'`,
  },
  refunds_are_within: {
    says: "refunds are more than was received, or not what the payment says",
    query: (place) => sql`select p.id as subject, p.amount_refunded_minor + p.amount_refunding_minor as should,
        coalesce(sum(r.amount_minor) filter (where r.status <> 'failed'), 0) as is
      from payments p left join refunds r on r.tenant_id = p.tenant_id and r.payment_id = p.id
      where ${hereOf(place, "p")} group by p.id
      having p.amount_refunded_minor <> coalesce(sum(r.amount_minor) filter (where r.status = 'succeeded'), 0)
        or p.amount_refunding_minor <> coalesce(sum(r.amount_minor) filter (where r.status = 'pending'), 0)
        or p.amount_refunded_minor + p.amount_refunding_minor > p.amount_received_minor`,
  },
  refunds_are_booked: {
    says: "a refund is not in the ledger with its amount",
    query: (
      place,
    ) => sql`select r.id as subject, case r.status when 'succeeded' then r.amount_minor else 0 end as should,
        coalesce(sum(case t.kind when 'refund_returned' then -t.amount_minor else t.amount_minor end), 0) as is
      from refunds r left join ledger_transfers t on t.tenant_id = r.tenant_id and t.refund_id = r.id
        and t.kind not in ('voucher_back', 'voucher_returned')
      where ${hereOf(place, "r")} group by r.id
      having case r.status when 'succeeded' then r.amount_minor else 0 end
        <> coalesce(sum(case t.kind when 'refund_returned' then -t.amount_minor else t.amount_minor end), 0)`,
  },
  top_ups_are_booked: {
    says: "money that came in is not in the ledger with its amount, exactly once",
    query: (
      place,
    ) => sql`select i.id as subject, case when i.credited_at is null then 0 else i.amount_minor end as should,
        coalesce(t.amount_minor, 0) as is
      from incoming_transfers i left join ledger_transfers t on t.tenant_id = i.tenant_id and t.effect = 'top_up:' || i.id
      where ${hereOf(place, "i")}
        and coalesce(t.amount_minor, 0) <> case when i.credited_at is null then 0 else i.amount_minor end`,
  },
  vouchers_are_booked: {
    says: "a voucher is not in the ledger with what it credited, exactly once, or is without being used",
    query: (
      place,
    ) => sql`select v.id as subject, coalesce(v.credited_minor, 0) as should, coalesce(t.amount_minor, 0) as is
      from vouchers v left join ledger_transfers t on t.tenant_id = v.tenant_id and t.effect = 'voucher:' || v.id
      where ${hereOf(place, "v")} and coalesce(t.amount_minor, 0) <> coalesce(v.credited_minor, 0)`,
  },
  bonuses_go_back_at_most_once: {
    says: "more of a voucher's bonus was taken back than it gave, or less than nothing",
    query: (place) => sql`select t.payment_id as subject,
        sum(t.amount_minor) filter (where t.kind = 'voucher') as should,
        sum(case t.kind when 'voucher_back' then t.amount_minor when 'voucher_returned' then -t.amount_minor else 0 end) as is
      from ledger_transfers t
      where ${hereOf(place, "t")} and t.payment_id is not null and t.kind in ('voucher', 'voucher_back', 'voucher_returned')
      group by t.payment_id
      having sum(case t.kind when 'voucher_back' then t.amount_minor when 'voucher_returned' then -t.amount_minor else 0 end)
        not between 0 and coalesce(sum(t.amount_minor) filter (where t.kind = 'voucher'), 0)`,
  },
  payments_by_hand_are_booked: {
    says: "a payment by hand is not in the ledger with its amount, or is without being completed",
    query: (
      place,
    ) => sql`select m.id as subject, case m.status when 'completed' then abs(m.total_minor) else 0 end as should,
        coalesce(t.amount_minor, 0) as is
      from manual_payments m left join ledger_transfers t on t.tenant_id = m.tenant_id and t.effect = 'manual:' || m.id
      where ${hereOf(place, "m")}
        and coalesce(t.amount_minor, 0) <> case m.status when 'completed' then abs(m.total_minor) else 0 end`,
  },
};

/**
 * Goes through the books of the caller's company and environment, or of all companies for whom speaks for them: debits equal
 * credits in every currency, every balance is its history, and every success, refund and top-up is there once with its
 * amount. Changes nothing.
 */
export async function checkLedger(ctx: Ctx): Promise<LedgerReport> {
  return transact(ctx, async (ctx) => {
    const findings: Finding[] = [];
    for (const [check, { says, query }] of Object.entries(CHECKS)) {
      for (const row of await rowsOf(ctx, query(ctx)))
        findings.push({ check, subject: row.subject, says: `${says}: ${row.is}, and it should be ${row.should}` });
    }
    const [counts] = await ctx.db.execute<{ accounts: number; transfers: number }>(sql`select
      (select count(*)::int from ledger_accounts a where ${hereOf(ctx, "a")}) as accounts,
      (select count(*)::int from ledger_transfers t where ${hereOf(ctx, "t")}) as transfers`);
    const { accounts = 0, transfers = 0 } = counts ?? {};
    return { isSound: findings.length === 0, accounts, transfers, findings };
  });
}

type Row = { subject: string; should: string; is: string };

async function rowsOf(ctx: TxCtx, query: SQL): Promise<Row[]> {
  return [...(await ctx.db.execute<Row>(sql`${query} limit ${MOST_FINDINGS}`))];
}
