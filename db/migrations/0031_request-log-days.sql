call portico_wall('api_requests');--> statement-breakpoint
-- A log: the product adds to it through the gate, and nobody changes what was written.
revoke insert, update, delete on api_requests from portico_app;--> statement-breakpoint
grant select, insert on api_requests to portico_gate;--> statement-breakpoint

-- Yesterday and the days to come get a partition each, and those that are over by more than `p_keep` days are dropped. Owned
-- by the owner of the table, since nobody else may do either. A partition stands behind the wall itself and nobody is granted
-- it, so that all ways to its rows lead through the table. Attaching locks nobody out; dropping waits a moment or is left for
-- the next time.
create function portico_request_days(p_now timestamptz, p_keep integer) returns void
language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '2s' as $$
declare
  today date := (p_now at time zone 'UTC')::date;
  day date;
  part text;
begin
  perform pg_advisory_xact_lock(7061700173);
  for day in select generate_series(today - 1, today + 3, interval '1 day')::date loop
    part := 'api_requests_' || to_char(day, 'YYYYMMDD');
    continue when to_regclass(part) is not null;
    execute format('create table %I (like api_requests including all)', part);
    execute format('alter table %I enable row level security', part);
    execute format('alter table %I force row level security', part);
    execute format(
      'create policy tenant_wall on %I to portico_app using (tenant_id = (select portico_tenant())) with check (tenant_id = (select portico_tenant()))',
      part);
    execute format(
      'alter table api_requests attach partition %I for values from (%L) to (%L)',
      part, to_char(day, 'YYYY-MM-DD') || ' 00:00:00+00', to_char(day + 1, 'YYYY-MM-DD') || ' 00:00:00+00');
  end loop;
  for part in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'api_requests'::regclass
      and c.relname < 'api_requests_' || to_char(today - greatest(p_keep, 1), 'YYYYMMDD')
  loop
    execute format('drop table %I', part);
  end loop;
end $$;--> statement-breakpoint
revoke all on function portico_request_days(timestamptz, integer) from public;--> statement-breakpoint
grant execute on function portico_request_days(timestamptz, integer) to portico_app;--> statement-breakpoint
select portico_request_days(now(), 30);--> statement-breakpoint

-- Calls, many or one, each to the tenant of what it came with: a bearer, a client id, a provider's address, or a place that
-- was already entered. What leads to nobody is not kept. Nothing waits for the disk: this is a log, and nobody was promised
-- it. The same call twice is one. Calls that are alike but for id, duration and moment share an entry of `p_kinds`, so that its
-- owner is looked up once.
grant create on schema public to portico_gate;--> statement-breakpoint
create function portico_log_requests(p_kinds json, p_ids text[], p_kind integer[], p_ms integer[], p_at bigint[])
returns void language plpgsql security definer
set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  with kinds as materialized (
    select i.n, o.tenant_id, o.company_id, o.environment, o.credential_id, i.method, i.route, i.status, i.reason, i.detail,
      i.origin, i.ip
    from json_to_recordset(p_kinds) as i (
      n integer, method text, route text, status smallint, reason text, detail text, origin text, ip text,
      hash text, client text, integration text, tenant text, company text, environment text
    )
    cross join lateral (
      select c.tenant_id, c.company_id, c.environment, coalesce(c.parent_id, c.id) as credential_id
      from credentials c where c.secret_hash = i.hash
      union all
      select c.tenant_id, c.company_id, c.environment, c.id from credentials c
      where c.public_id = case when i.client ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then i.client::uuid end
      union all
      -- An app works in both environments; what it is refused before anybody's grant is known stands in production.
      select a.tenant_id, null, 'production', null from oauth_clients a where a.id = i.client
      union all
      select n.tenant_id, n.company_id, n.environment, null from integrations n where n.id = i.integration
      union all
      select i.tenant, i.company, i.environment, null where i.tenant is not null
    ) o
  )
  insert into api_requests (id, tenant_id, company_id, environment, credential_id, method, route, status, reason, detail,
    origin, ip, latency_ms, created_at)
  select c.id, k.tenant_id, k.company_id, k.environment, k.credential_id, k.method, k.route, k.status, k.reason, k.detail,
    k.origin, k.ip, c.ms, to_timestamp(c.at / 1000.0)
  from unnest(p_ids, p_kind, p_ms, p_at) as c (id, kind, ms, at) join kinds k on k.n = c.kind
  on conflict do nothing;
end $$;--> statement-breakpoint
alter function portico_log_requests(json, text[], integer[], integer[], bigint[]) owner to portico_gate;--> statement-breakpoint
revoke all on function portico_log_requests(json, text[], integer[], integer[], bigint[]) from public;--> statement-breakpoint
grant execute on function portico_log_requests(json, text[], integer[], integer[], bigint[]) to portico_app;--> statement-breakpoint
revoke create on schema public from portico_gate;
