-- Two roles that nobody logs in as. The product runs as portico_app, for which row-level security always holds;
-- the few questions that come before a tenant is known are functions owned by portico_gate.
do $$
declare wanted text;
begin
  foreach wanted in array array['portico_app', 'portico_gate'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin', wanted);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    execute format('grant %I to current_user', wanted);
  end loop;
end $$;--> statement-breakpoint
grant usage on schema public to portico_app, portico_gate;--> statement-breakpoint
grant create on schema public to portico_gate;--> statement-breakpoint

create function portico_tenant() returns text language sql stable parallel safe as
$$ select nullif(current_setting('app.tenant', true), '') $$;--> statement-breakpoint

-- Puts the tenant wall around a table. Every later migration that adds a table with tenant_id calls it.
create procedure portico_wall(target regclass, tenant_column text default 'tenant_id') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant_wall on %s to portico_app using (%I = (select portico_tenant())) with check (%I = (select portico_tenant()))',
    target, tenant_column, tenant_column);
  execute format('create policy gate on %s to portico_gate using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to portico_app', target);
end $$;--> statement-breakpoint

call portico_wall('tenants', 'id');--> statement-breakpoint
call portico_wall('companies');--> statement-breakpoint
call portico_wall('domains');--> statement-breakpoint
call portico_wall('memberships');--> statement-breakpoint
call portico_wall('payment_applications');--> statement-breakpoint
call portico_wall('credentials');--> statement-breakpoint
call portico_wall('integrations');--> statement-breakpoint
call portico_wall('deliveries');--> statement-breakpoint
call portico_wall('provider_events');--> statement-breakpoint
call portico_wall('simulator_charges');--> statement-breakpoint
call portico_wall('payments');--> statement-breakpoint
call portico_wall('payment_attempts');--> statement-breakpoint
call portico_wall('payment_events');--> statement-breakpoint
call portico_wall('outbox');--> statement-breakpoint
call portico_wall('idempotency_keys');--> statement-breakpoint
call portico_wall('audit_events');--> statement-breakpoint
call portico_wall('audit_heads');--> statement-breakpoint

-- An affiliate link belongs to two tenants: both see it, only the affiliate's side changes it.
alter table affiliate_links enable row level security;--> statement-breakpoint
alter table affiliate_links force row level security;--> statement-breakpoint
create policy either_side_reads on affiliate_links for select to portico_app
  using ((select portico_tenant()) in (merchant_id, affiliate_id));--> statement-breakpoint
create policy affiliate_writes on affiliate_links to portico_app
  using (affiliate_id = (select portico_tenant())) with check (affiliate_id = (select portico_tenant()));--> statement-breakpoint
create policy gate on affiliate_links to portico_gate using (true) with check (true);--> statement-breakpoint
grant select, insert, update, delete on affiliate_links to portico_app;--> statement-breakpoint

grant select, insert, update, delete on users, sessions, accounts, verification_tokens, rate_limits to portico_app;--> statement-breakpoint
grant select, insert on settings to portico_app;--> statement-breakpoint

-- What is history can't be rewritten by the product itself.
revoke update, delete on payment_events, audit_events, provider_events from portico_app;--> statement-breakpoint
revoke delete on payments, payment_attempts, tenants from portico_app;--> statement-breakpoint

grant select on tenants, affiliate_links, companies, domains, memberships, users, sessions, payment_applications,
  credentials, integrations, payments, payment_attempts, audit_heads to portico_gate;--> statement-breakpoint
grant insert on payments, payment_events, outbox to portico_gate;--> statement-breakpoint
grant update on credentials to portico_gate;--> statement-breakpoint
grant delete on idempotency_keys, rate_limits, sessions to portico_gate;--> statement-breakpoint
grant select on idempotency_keys, rate_limits to portico_gate;--> statement-breakpoint

-- The judge (model D4, steps 4 to 10). `checks` holds every answer in pipeline order, so the first false one is the
-- refusal and all of them are the explanation. lib/credentials/reasons.ts names them in the same order.
create function portico_judge(
  p_hash text, p_ip inet, p_host text, p_kinds text[], p_scope text, p_at timestamptz
) returns table (
  credential_id text, tenant_id text, company_id text, environment text, kind text,
  application_id text, user_id text, label text, scopes text[], checks boolean[]
) language sql stable as $$
  select c.id, c.tenant_id, c.company_id, c.environment, c.kind, c.application_id, c.user_id, c.label, c.scopes,
    array[
      c.revoked_at is null and (c.grace_until is null or c.grace_until > p_at) and (c.application_id is null
        or exists (select from payment_applications x where x.id = c.application_id and x.deleted_at is null)),
      c.disabled_at is null,
      c.expires_at is null or c.expires_at > p_at,
      t.suspended_at is null,
      d.id is null or (d.tenant_id = c.tenant_id and d.environment = c.environment
        and (c.company_id is null or d.company_id = c.company_id)),
      c.kind = any (p_kinds),
      cardinality(c.allowed_ips) = 0 or coalesce(p_ip <<= any (c.allowed_ips::inet[]), false),
      p_scope is null or l.ceiling is null or '*' = any (l.ceiling) or p_scope = any (l.ceiling),
      p_scope is null or '*' = any (c.scopes) or p_scope = any (c.scopes)
    ]
  from credentials c
  join tenants t on t.id = c.tenant_id
  left join affiliate_links l on l.merchant_id = c.tenant_id
  left join domains d on d.fqdn = p_host
  where c.secret_hash = p_hash
$$;--> statement-breakpoint

create function portico_admit(p_hash text, p_ip text, p_host text, p_kinds text[], p_scope text, p_at timestamptz)
returns table (
  credential_id text, tenant_id text, company_id text, environment text, kind text,
  application_id text, user_id text, label text, scopes text[], checks boolean[]
) language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select * from portico_judge(p_hash, p_ip::inet, p_host, p_kinds, p_scope, p_at);
end $$;--> statement-breakpoint

-- Checkouts, many or one: judge, find the application, insert payment, timeline entry and outbox row in one statement.
-- `outcome`: created | replayed | mismatch | again (a twin is being written this moment) | currency | application | refused | unknown
create function portico_checkout(
  p_kinds text[], p_at timestamptz[], p_hash text[], p_ip text[], p_host text[], p_client_id text[], p_id text[],
  p_amount bigint[], p_currency text[], p_reference text[], p_label text[], p_redirect text[], p_product text[],
  p_chain text[], p_settlement text[], p_metadata text[], p_expires timestamptz[], p_key text[],
  p_fingerprint text[], p_payload text[]
) returns table (
  ord bigint, outcome text, credential_id text, checks boolean[], payment_id text, expires_at timestamptz,
  created_at timestamptz
) language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  with item as (
    select * from unnest(
      p_at, p_hash, p_ip, p_host, p_client_id, p_id, p_amount, p_currency, p_reference, p_label, p_redirect, p_product,
      p_chain, p_settlement, p_metadata, p_expires, p_key, p_fingerprint, p_payload
    ) with ordinality as i (
      at, hash, ip, host, client_id, id, amount, currency, reference, label, redirect, product,
      chain, settlement, metadata, expires, key, fingerprint, payload, ord
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
    left join lateral portico_judge(i.hash, i.ip::inet, i.host, p_kinds, 'payments.create', i.at) j on true
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
      g.label, g.redirect, g.product, g.chain, g.settlement, g.metadata::jsonb, g.key, g.fingerprint, g.expires, g.at, g.at
    from judged g join payment_applications a on a.id = g.app_id
    where g.verdict = 'ok' order by g.ord
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
      g.payload::jsonb, g.at
    from inserted n join judged g on g.id = n.id
  )
  select g.ord,
    case
      when g.verdict <> 'ok' then g.verdict
      when n.id is not null then 'created'
      when e.id is null then 'again'
      when e.fingerprint = g.fingerprint then 'replayed'
      else 'mismatch'
    end,
    g.credential_id, g.checks, coalesce(n.id, e.id), coalesce(n.expires_at, e.expires_at),
    coalesce(n.created_at, e.created_at)
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
end $$;--> statement-breakpoint

-- Who is at the keyboard: the session, the person, and the membership in the tenant they work in.
create function portico_session(p_token text, p_at timestamptz) returns table (
  user_id text, name text, email text, expires timestamptz, tenant_id text, tenant_name text, tenant_kind text,
  suspended boolean, company_id text, environment text, role text, company_ids text[]
) language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.name, u.email, s.expires, t.id, t.name, t.kind, t.suspended_at is not null, s.current_company_id,
    s.current_environment, m.role, m.company_ids
  from sessions s
  join users u on u.id = s.user_id
  left join memberships m on m.user_id = u.id and m.tenant_id = s.current_tenant_id
  left join tenants t on t.id = m.tenant_id
  where s.session_token = p_token and s.expires > p_at
$$;--> statement-breakpoint

create function portico_memberships(p_user text) returns table (
  tenant_id text, tenant_name text, tenant_kind text, role text, company_ids text[], company_id text,
  company_name text, is_default boolean
) language sql stable security definer set search_path = public, pg_temp as $$
  select t.id, t.name, t.kind, m.role, m.company_ids, c.id, c.name, c.is_default
  from memberships m
  join tenants t on t.id = m.tenant_id
  left join companies c on c.tenant_id = t.id and (m.company_ids is null or c.id = any (m.company_ids))
  where m.user_id = p_user
  order by t.name, t.id, c.is_default desc, c.name, c.id
$$;--> statement-breakpoint

create function portico_payment_place(p_payment text) returns table (tenant_id text, company_id text, environment text)
language sql stable security definer set search_path = public, pg_temp as $$
  select tenant_id, company_id, environment from payments where id = p_payment
$$;--> statement-breakpoint

create function portico_integration_place(p_integration text) returns table (tenant_id text, company_id text, environment text)
language sql stable security definer set search_path = public, pg_temp as $$
  select tenant_id, company_id, environment from integrations where id = p_integration and deleted_at is null
$$;--> statement-breakpoint

create function portico_due_payments(p_at timestamptz, p_limit integer) returns table (
  id text, tenant_id text, company_id text, environment text
) language sql stable security definer set search_path = public, pg_temp as $$
  select id, tenant_id, company_id, environment from payments
  where status in ('requires_payment_method', 'requires_action') and expires_at <= p_at
  order by expires_at limit p_limit
$$;--> statement-breakpoint

create function portico_open_attempts(p_at timestamptz, p_limit integer) returns table (
  id text, tenant_id text, company_id text, environment text
) language sql stable security definer set search_path = public, pg_temp as $$
  select id, tenant_id, company_id, environment from payment_attempts
  where finished_at is null and lease_until <= p_at
  order by lease_until limit p_limit
$$;--> statement-breakpoint

create function portico_tenants() returns table (id text, name text, kind text)
language sql stable security definer set search_path = public, pg_temp as
$$ select id, name, kind from tenants order by created_at, id $$;--> statement-breakpoint

create function portico_default_company(p_tenant text) returns table (company_id text)
language sql stable security definer set search_path = public, pg_temp as
$$ select id from companies where tenant_id = p_tenant and is_default $$;--> statement-breakpoint

-- Last use and last refusal, many credentials at once. An older note never overwrites a newer one.
create function portico_note_uses(
  p_id text[], p_used_at timestamptz[], p_used_ip text[], p_denied_at timestamptz[], p_denied_ip text[], p_denied_reason text[]
) returns void language sql security definer set search_path = public, pg_temp as $$
  update credentials c set
    last_used_at = greatest(c.last_used_at, n.used_at),
    last_used_ip = case when n.used_at is not null and n.used_at >= coalesce(c.last_used_at, '-infinity') then n.used_ip else c.last_used_ip end,
    last_denied_at = greatest(c.last_denied_at, n.denied_at),
    last_denied_ip = case when n.denied_at is not null and n.denied_at >= coalesce(c.last_denied_at, '-infinity') then n.denied_ip else c.last_denied_ip end,
    last_denied_reason = case when n.denied_at is not null and n.denied_at >= coalesce(c.last_denied_at, '-infinity') then n.denied_reason else c.last_denied_reason end
  from unnest(p_id, p_used_at, p_used_ip, p_denied_at, p_denied_ip, p_denied_reason)
    as n (id, used_at, used_ip, denied_at, denied_ip, denied_reason)
  where c.id = n.id
$$;--> statement-breakpoint

-- Housekeeping across tenants: answers kept for 24 hours, limits that have run out, sessions that have ended.
create function portico_sweep(p_at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from idempotency_keys where created_at < p_at - interval '24 hours' and lease_until < p_at;
  delete from rate_limits where free_at < p_at - interval '1 hour';
  delete from sessions where expires < p_at;
$$;--> statement-breakpoint

do $$
declare f text;
begin
  foreach f in array array[
    'portico_admit(text, text, text, text[], text, timestamptz)',
    'portico_checkout(text[], timestamptz[], text[], text[], text[], text[], text[], bigint[], text[], text[], text[], text[], text[], text[], text[], text[], timestamptz[], text[], text[], text[])',
    'portico_session(text, timestamptz)',
    'portico_memberships(text)',
    'portico_payment_place(text)',
    'portico_integration_place(text)',
    'portico_due_payments(timestamptz, integer)',
    'portico_open_attempts(timestamptz, integer)',
    'portico_tenants()',
    'portico_default_company(text)',
    'portico_note_uses(text[], timestamptz[], text[], timestamptz[], text[], text[])',
    'portico_sweep(timestamptz)'
  ] loop
    execute format('alter function %s owner to portico_gate', f);
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to portico_app', f);
  end loop;
end $$;--> statement-breakpoint
revoke create on schema public from portico_gate;--> statement-breakpoint

-- Enqueueing inside the business transaction. Owned by the migrating role, which also owns the queue.
create function portico_enqueue(
  p_task text, p_payload json, p_run_at timestamptz, p_queue text, p_key text
) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(p_task, p_payload, queue_name := p_queue, run_at := p_run_at, job_key := p_key, max_attempts := 25);
end $$;--> statement-breakpoint
revoke all on function portico_enqueue(text, json, timestamptz, text, text) from public;--> statement-breakpoint
grant execute on function portico_enqueue(text, json, timestamptz, text, text) to portico_app;
