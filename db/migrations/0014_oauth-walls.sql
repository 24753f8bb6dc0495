call portico_wall('oauth_clients');--> statement-breakpoint
call portico_wall('oauth_codes');--> statement-breakpoint
call portico_wall('oauth_refresh_tokens');--> statement-breakpoint
grant select on oauth_clients, oauth_codes, oauth_refresh_tokens to portico_gate;--> statement-breakpoint
grant delete on oauth_codes, oauth_refresh_tokens to portico_gate;--> statement-breakpoint
grant create on schema public to portico_gate;--> statement-breakpoint

-- What a person of this role may let an app do. lib/oauth/held-scopes.ts says the same, and a test holds the two together.
create function portico_role_scopes(p_role text) returns text[] language sql immutable parallel safe as $$
  select case
    when p_role in ('owner', 'admin', 'developer') then array['*']
    when p_role in ('finance', 'support') then
      array['payments.cancel', 'payments.get', 'payments.list', 'payments.user-instructions.get']
    when p_role = 'viewer' then array['payments.get', 'payments.list', 'payments.user-instructions.get']
    else '{}'::text[] end
$$;--> statement-breakpoint

-- A grant also ends with its app and with the tenant that registered the app, and opens nothing that the person who gave it
-- may not do now. The rest is as before.
create or replace function portico_judge(
  p_hash text, p_ip inet, p_host text, p_kinds text[], p_scope text, p_at timestamptz
) returns table (
  credential_id text, tenant_id text, company_id text, environment text, kind text,
  application_id text, user_id text, label text, scopes text[], checks boolean[]
) language sql stable as $$
  select coalesce(c.parent_id, c.id), c.tenant_id, c.company_id, c.environment, c.kind, c.application_id, c.user_id,
    c.label, c.scopes,
    array[
      c.revoked_at is null and (c.grace_until is null or c.grace_until > p_at)
        and (c.application_id is null
          or exists (select from payment_applications x where x.id = c.application_id and x.deleted_at is null))
        and (p.id is null or (p.revoked_at is null and p.disabled_at is null
          and (p.grace_until is null or p.grace_until > p_at) and (p.expires_at is null or p.expires_at > p_at)))
        and (coalesce(c.affiliate_id, p.affiliate_id) is null
          or coalesce(l.affiliate_id = coalesce(c.affiliate_id, p.affiliate_id), false))
        and (c.user_id is null or exists (
          select from memberships m where m.tenant_id = c.tenant_id and m.user_id = c.user_id
            and (m.company_ids is null or c.company_id = any (m.company_ids))))
        and (c.oauth_client_id is null or exists (
          select from oauth_clients o join tenants r on r.id = o.tenant_id
          where o.id = c.oauth_client_id and o.disabled_at is null and r.suspended_at is null)),
      c.disabled_at is null,
      c.expires_at is null or c.expires_at > p_at,
      t.suspended_at is null,
      d.id is null or (d.tenant_id = c.tenant_id and d.environment = c.environment
        and (c.company_id is null or d.company_id = c.company_id)
        and (cardinality(d.allowed_ips) = 0 or coalesce(p_ip <<= any (d.allowed_ips::inet[]), false))),
      c.kind = any (p_kinds) and c.public_id is null and (t.kind = 'affiliate') = ('affiliate' = any (p_kinds)),
      (cardinality(c.allowed_ips) = 0 or coalesce(p_ip <<= any (c.allowed_ips::inet[]), false))
        and (p.id is null or cardinality(p.allowed_ips) = 0 or coalesce(p_ip <<= any (p.allowed_ips::inet[]), false)),
      p_scope is null or l.ceiling is null or '*' = any (l.ceiling) or p_scope = any (l.ceiling),
      p_scope is null or (('*' = any (c.scopes) or p_scope = any (c.scopes))
        and (p.id is null or '*' = any (p.scopes) or p_scope = any (p.scopes))
        and (c.user_id is null or exists (
          select from memberships m where m.tenant_id = c.tenant_id and m.user_id = c.user_id
            and portico_role_scopes(m.role) && array['*', p_scope])))
    ]
  from credentials c
  join tenants t on t.id = c.tenant_id
  left join credentials p on p.id = c.parent_id
  left join affiliate_links l on l.merchant_id = c.tenant_id
  left join domains d on d.fqdn = p_host
  where c.secret_hash = p_hash
$$;--> statement-breakpoint

-- The app behind a client id, asked before anybody's tenant is known: an app of one tenant is let in by people of another.
create function portico_oauth_client(p_id text) returns table (
  id text, tenant_id text, maker text, name text, type text, redirect_uris text[], scopes text[], secret_hash text,
  old_secret_hash text, grace_until timestamptz
) language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.tenant_id, t.name, o.name, o.type, o.redirect_uris, o.scopes, o.secret_hash, o.old_secret_hash, o.grace_until
  from oauth_clients o join tenants t on t.id = o.tenant_id
  where o.id = p_id and o.disabled_at is null and t.suspended_at is null
$$;--> statement-breakpoint

-- Where a code belongs and what became of it; whether it may be redeemed is the UPDATE's to say.
create function portico_oauth_code(p_hash text) returns table (
  tenant_id text, company_id text, environment text, client_id text, redirect_uri text, challenge text,
  expires_at timestamptz, used_at timestamptz
) language sql stable security definer set search_path = public, pg_temp as $$
  select tenant_id, company_id, environment, client_id, redirect_uri, challenge, expires_at, used_at
  from oauth_codes where code_hash = p_hash
$$;--> statement-breakpoint

-- A refresh token with its grant, judged as the grant's own secret would be.
create function portico_oauth_refresh(p_hash text, p_host text, p_at timestamptz) returns table (
  tenant_id text, company_id text, environment text, grant_id text, client_id text, user_id text, label text, scopes text[],
  role text, expires_at timestamptz, used_at timestamptz, created_at timestamptz, checks boolean[]
) language sql stable security definer set search_path = public, pg_temp as $$
  select g.tenant_id, g.company_id, g.environment, g.id, g.oauth_client_id, g.user_id, g.label, g.scopes, m.role,
    r.expires_at, r.used_at, r.created_at, j.checks
  from oauth_refresh_tokens r
  join credentials g on g.tenant_id = r.tenant_id and g.id = r.grant_id
  cross join lateral portico_judge(g.secret_hash, null, p_host, array['oauth_grant'], null, p_at) j
  left join memberships m on m.tenant_id = g.tenant_id and m.user_id = g.user_id
  where r.token_hash = p_hash
$$;--> statement-breakpoint

-- A short-lived token that an app or a pair holds: whose it is, and whether it is alive.
create function portico_oauth_bearer(p_hash text, p_host text, p_at timestamptz) returns table (
  id text, tenant_id text, company_id text, environment text, kind text, grant_id text, client_id text, user_id text,
  scopes text[], role text, expires_at timestamptz, created_at timestamptz, checks boolean[]
) language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.tenant_id, c.company_id, c.environment, c.kind, c.parent_id, coalesce(c.oauth_client_id, p.public_id::text),
    c.user_id, c.scopes, m.role, c.expires_at, c.created_at, j.checks
  from credentials c
  join credentials p on p.id = c.parent_id
  cross join lateral portico_judge(c.secret_hash, null, p_host, array[c.kind], null, p_at) j
  left join memberships m on m.tenant_id = c.tenant_id and m.user_id = c.user_id
  where c.secret_hash = p_hash
$$;--> statement-breakpoint

-- Whether this client id and secret are a pair that may authenticate now from there; nothing is made of it.
create function portico_oauth_pair(p_public uuid, p_hash text, p_ip text, p_host text, p_at timestamptz) returns table (
  credential_id text, checks boolean[]
) language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, j.checks[1:5] || true || j.checks[7:9]
  from credentials c
  cross join lateral portico_judge(p_hash, p_ip::inet, p_host, array['merchant_credential'], null, p_at) j
  where c.secret_hash = p_hash and c.public_id = p_public
$$;--> statement-breakpoint

-- Ends everything that people of any tenant gave to an app of the caller's own.
create function portico_oauth_end_client(p_client text, p_at timestamptz) returns integer
language sql security definer set search_path = public, pg_temp as $$
  with ended as (
    update credentials c set revoked_at = p_at
    from oauth_clients o
    where o.id = p_client and o.tenant_id = portico_tenant() and c.oauth_client_id = o.id and c.parent_id is null
      and c.revoked_at is null
    returning c.id
  )
  select count(*)::integer from ended
$$;--> statement-breakpoint

-- How many people let each app of the caller's tenant in at this moment; who they are stays in their own tenants.
create function portico_oauth_client_grants(p_at timestamptz) returns table (client_id text, grants integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, count(*)::integer
  from oauth_clients o
  join credentials c on c.oauth_client_id = o.id and c.parent_id is null and c.revoked_at is null and c.expires_at > p_at
  where o.tenant_id = portico_tenant()
  group by o.id
$$;--> statement-breakpoint

-- Housekeeping: minted bearers of every kind, and what an app was given once it can neither be used nor be replayed.
create or replace function portico_sweep(p_at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from idempotency_keys where created_at < p_at - interval '24 hours' and lease_until < p_at;
  delete from rate_limits where free_at < p_at - interval '1 hour';
  delete from sessions where expires < p_at;
  delete from credentials where parent_id is not null and kind in ('merchant_credential', 'oauth_grant')
    and expires_at < p_at - interval '1 hour';
  delete from oauth_codes where expires_at < p_at - interval '24 hours';
  delete from oauth_refresh_tokens where expires_at < p_at;
$$;--> statement-breakpoint

do $$
declare f text;
begin
  foreach f in array array[
    'portico_oauth_client(text)',
    'portico_oauth_code(text)',
    'portico_oauth_refresh(text, text, timestamptz)',
    'portico_oauth_bearer(text, text, timestamptz)',
    'portico_oauth_pair(uuid, text, text, text, timestamptz)',
    'portico_oauth_end_client(text, timestamptz)',
    'portico_oauth_client_grants(timestamptz)'
  ] loop
    execute format('alter function %s owner to portico_gate', f);
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to portico_app', f);
  end loop;
end $$;--> statement-breakpoint
revoke create on schema public from portico_gate;
