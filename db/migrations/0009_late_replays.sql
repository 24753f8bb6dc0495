-- Checkouts, many or one: judge, find the application, insert payment, timeline entry and outbox row in one statement.
-- A repeated key is answered whatever the time is; only a new payment needs an end in the future.
-- The payment's id and times come back only when they are another call's. Planned once: planning costs more than running.
-- `outcome`: created | replayed | mismatch | again (a twin is being written this moment) | currency | expiry | application | refused | unknown
create or replace function portico_checkout(p_kinds text[], p_items json) returns table (
  ord bigint, outcome text, credential_id text, checks boolean[], payment_id text, expires_at timestamptz,
  created_at timestamptz
) language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
  with item as (
    select * from rows from (json_to_recordset(p_items) as (
      at timestamptz, hash text, ip inet, host text, client_id text, id text, amount bigint, currency text,
      reference text, label text, redirect text, product text, chain text, settlement text, metadata jsonb,
      expires timestamptz, key text, fingerprint text, payload jsonb
    )) with ordinality as i (
      at, hash, ip, host, client_id, id, amount, currency, reference, label, redirect, product, chain, settlement,
      metadata, expires, key, fingerprint, payload, ord
    )
  ), judged as (
    select i.*, j.credential_id, j.tenant_id, j.company_id, j.environment, j.checks, a.id as app_id,
      case
        when j.credential_id is null then 'unknown'
        when false = any (j.checks) then 'refused'
        when a.id is null then 'application'
        when cardinality(a.currency_whitelist) > 0 and not i.currency = any (a.currency_whitelist) then 'currency'
        else 'ok'
      end as verdict
    from item i
    left join lateral portico_judge(i.hash, i.ip, i.host, p_kinds, 'payments.create', i.at) j on true
    left join payment_applications a
      on a.client_id = i.client_id and a.deleted_at is null
      and a.tenant_id = j.tenant_id and a.environment = j.environment
      and (j.company_id is null or a.company_id = j.company_id)
      and (j.application_id is null or a.id = j.application_id)
  ), inserted as (
    insert into payments as p (
      id, tenant_id, company_id, environment, application_id, created_by, amount_minor, currency_code, reference,
      reference_label, redirect_url, product_id, blockchain_slug, settlement_currency_code, metadata,
      idempotency_key, fingerprint, expires_at, created_at, updated_at
    )
    select g.id, g.tenant_id, a.company_id, g.environment, g.app_id, g.credential_id, g.amount, g.currency, g.reference,
      g.label, g.redirect, g.product, g.chain, g.settlement, g.metadata, g.key, g.fingerprint, g.expires, g.at, g.at
    from judged g join payment_applications a on a.id = g.app_id
    where g.verdict = 'ok' and g.expires > g.at order by g.ord
    on conflict (application_id, idempotency_key) where idempotency_key is not null do nothing
    returning p.id, p.tenant_id, p.company_id, p.environment, p.application_id, p.idempotency_key, p.fingerprint,
      p.expires_at, p.created_at
  ), told as (
    insert into payment_events (id, tenant_id, company_id, environment, payment_id, type, actor_kind, actor_id, created_at)
    select 'pev' || substr(n.id, 4), n.tenant_id, n.company_id, n.environment, n.id, 'payment.created', 'credential',
      g.credential_id, g.at
    from inserted n join judged g on g.id = n.id
  ), sent as (
    insert into outbox (id, tenant_id, company_id, environment, type, subject_id, payload, created_at)
    select 'evt' || substr(n.id, 4), n.tenant_id, n.company_id, n.environment, 'payment.created', n.id,
      g.payload, g.at
    from inserted n join judged g on g.id = n.id
  )
  select g.ord,
    case
      when g.verdict <> 'ok' then g.verdict
      when n.id is not null then 'created'
      when e.id is null and g.expires <= g.at then 'expiry'
      when e.id is null then 'again'
      when e.fingerprint = g.fingerprint then 'replayed'
      else 'mismatch'
    end,
    g.credential_id, case g.verdict when 'refused' then g.checks end, e.id, e.expires_at, e.created_at
  from judged g
  left join inserted n on n.id = g.id
  left join lateral (
    select x.id, x.fingerprint, x.expires_at, x.created_at from inserted x
    where n.id is null and x.application_id = g.app_id and x.idempotency_key = g.key
    union all
    select x.id, x.fingerprint, x.expires_at, x.created_at from payments x
    where n.id is null and x.application_id = g.app_id and x.idempotency_key = g.key
    limit 1
  ) e on g.verdict = 'ok'
  order by g.ord;
end $$;
