call portico_wall('refunds');--> statement-breakpoint
call portico_wall('ledger_accounts');--> statement-breakpoint
call portico_wall('ledger_transfers');--> statement-breakpoint
call portico_wall('incoming_transfers');--> statement-breakpoint
call portico_wall('manual_payments');--> statement-breakpoint
call portico_wall('ledger_checks');--> statement-breakpoint
revoke update, delete on ledger_transfers, ledger_checks from portico_app;--> statement-breakpoint
revoke delete on refunds, ledger_accounts, incoming_transfers, manual_payments from portico_app;--> statement-breakpoint

-- Refunds of which somebody has to find out how they stand, whoever's they are.
grant select on refunds to portico_gate;--> statement-breakpoint
grant create on schema public to portico_gate;--> statement-breakpoint
create function portico_open_refunds(p_at timestamptz, p_limit integer) returns table (
  id text, tenant_id text, company_id text, environment text
) language sql stable security definer set search_path = public, pg_temp as $$
  select id, tenant_id, company_id, environment from refunds
  where status = 'pending' and look_at <= p_at
  order by look_at limit p_limit
$$;--> statement-breakpoint
alter function portico_open_refunds(timestamptz, integer) owner to portico_gate;--> statement-breakpoint
revoke create on schema public from portico_gate;--> statement-breakpoint
revoke all on function portico_open_refunds(timestamptz, integer) from public;--> statement-breakpoint
grant execute on function portico_open_refunds(timestamptz, integer) to portico_app;--> statement-breakpoint

-- Payments from before the ledger get their entries: received against the provider, and the fee where it was told.
update payment_attempts a set is_credited = true
where a.id = (
  select b.id from payment_attempts b join payments p on p.id = b.payment_id
  where b.payment_id = a.payment_id and b.status = 'succeeded' and p.status = 'succeeded'
  order by b.finished_at, b.number limit 1);--> statement-breakpoint
create temporary table opening on commit drop as
select p.tenant_id, p.company_id, p.environment, p.id as payment_id, a.id as attempt_id, p.currency_code,
  v.kind, v.amount_minor, coalesce(a.finished_at, p.updated_at) as created_at,
  v.debit_kind, v.debit_owner, v.credit_kind, v.credit_owner
from payments p join payment_attempts a on a.payment_id = p.id and a.is_credited
cross join lateral (values
  ('payment', p.amount_received_minor, 'clearing', a.integration_id,
    case when p.customer_id is null then 'receipts' else 'customer' end, coalesce(p.customer_id, '')),
  ('fee', coalesce(p.provider_fee_minor, 0), 'fees', '', 'clearing', a.integration_id)
) as v (kind, amount_minor, debit_kind, debit_owner, credit_kind, credit_owner)
where p.status = 'succeeded' and v.amount_minor > 0;--> statement-breakpoint
insert into ledger_accounts (id, tenant_id, company_id, environment, kind, owner, currency_code, balance_minor)
select 'lac_' || replace(gen_random_uuid()::text, '-', ''), tenant_id, company_id, environment, kind, owner, currency_code,
  sum(amount)
from (
  select tenant_id, company_id, environment, debit_kind as kind, debit_owner as owner, currency_code, -amount_minor as amount
  from opening
  union all
  select tenant_id, company_id, environment, credit_kind, credit_owner, currency_code, amount_minor from opening
) as sides
group by tenant_id, company_id, environment, kind, owner, currency_code;--> statement-breakpoint
insert into ledger_transfers (id, tenant_id, company_id, environment, transaction_id, effect, kind, debit_account_id,
  credit_account_id, amount_minor, currency_code, payment_id, attempt_id, description, created_by, created_at)
select 'ltr_' || replace(gen_random_uuid()::text, '-', ''), o.tenant_id, o.company_id, o.environment,
  'ltx_' || substr(o.payment_id, 5), o.kind || ':' || o.payment_id, o.kind, d.id, c.id, o.amount_minor, o.currency_code,
  o.payment_id, o.attempt_id, 'From before the ledger', 'system', o.created_at
from opening o
join ledger_accounts d on d.tenant_id = o.tenant_id and d.company_id = o.company_id and d.environment = o.environment
  and d.kind = o.debit_kind and d.owner = o.debit_owner and d.currency_code = o.currency_code
join ledger_accounts c on c.tenant_id = o.tenant_id and c.company_id = o.company_id and c.environment = o.environment
  and c.kind = o.credit_kind and c.owner = o.credit_owner and c.currency_code = o.currency_code;
