-- What is left of some scopes under a limit; null is no limit.
create function portico_narrowed(p_scopes text[], p_limit text[]) returns text[] language sql immutable parallel safe as $$
  select case
    when p_limit is null or '*' = any (p_limit) then p_scopes
    when '*' = any (p_scopes) then p_limit
    else array(select s from unnest(p_scopes) with ordinality as u (s, place) where s = any (p_limit) order by place) end
$$;--> statement-breakpoint

-- Ends everything that people of any tenant gave to an app of the caller's own, and every client token the app made by it.
create or replace function portico_oauth_end_client(p_client text, p_at timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare ended integer;
begin
  perform from oauth_clients o where o.id = p_client and o.tenant_id = portico_tenant();
  if not found then return 0; end if;
  update credentials c set revoked_at = p_at
  where c.oauth_client_id = p_client and c.parent_id is null and c.revoked_at is null;
  get diagnostics ended = row_count;
  -- After the grants, which whoever makes a token holds: one that was being made meanwhile is seen here.
  update credentials c set revoked_at = p_at
  from credentials g
  where g.oauth_client_id = p_client and g.parent_id is null and c.tenant_id = g.tenant_id and c.company_id = g.company_id
    and c.environment = g.environment and c.created_by = g.id and c.kind = 'client_token' and c.revoked_at is null;
  return ended;
end $$;--> statement-breakpoint

grant create on schema public to portico_gate;--> statement-breakpoint

-- Lets the client tokens that an app of the caller's own made rest with it, and work again with it: those that have rested
-- since `p_since` (null: that work) rest since `p_from` (null: work). One that a person disabled has a time of its own.
create function portico_oauth_rest_tokens(p_client text, p_since timestamptz, p_from timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare moved integer;
begin
  -- The grants are waited for, as one is held while a token is made by it.
  perform from credentials g join oauth_clients o on o.id = g.oauth_client_id
  where o.id = p_client and o.tenant_id = portico_tenant() and g.parent_id is null and g.revoked_at is null
  for update of g;
  update credentials c set disabled_at = p_from
  from credentials g join oauth_clients o on o.id = g.oauth_client_id
  where o.id = p_client and o.tenant_id = portico_tenant() and g.parent_id is null and c.tenant_id = g.tenant_id
    and c.company_id = g.company_id and c.environment = g.environment and c.created_by = g.id and c.kind = 'client_token'
    and c.revoked_at is null and c.disabled_at is not distinct from p_since;
  get diagnostics moved = row_count;
  return moved;
end $$;--> statement-breakpoint

-- Client credentials as before, but what is told is what the bearer opens now: an affiliate's ceiling is taken off. Where
-- nothing is left nothing is minted. What is written stays as it was asked for, for a ceiling may be lifted within the hour.
create or replace function portico_mint(
  p_public uuid, p_hash text, p_scopes text[], p_ip text, p_host text, p_at timestamptz, p_expires timestamptz,
  p_id text, p_new_hash text, p_pepper text, p_hint text
) returns table (outcome text, credential_id text, scopes text[], checks boolean[], expires_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  with judged as (
    select c.*, j.checks[1:5] || true || j.checks[7:9] as answers, least(p_expires, c.expires_at) as ends,
      coalesce(p_scopes, c.scopes) as wanted, portico_narrowed(coalesce(p_scopes, c.scopes), l.ceiling) as told
    from portico_judge(p_hash, p_ip::inet, p_host, array['merchant_credential'], null, p_at) j
    join credentials c on c.id = j.credential_id and c.secret_hash = p_hash and c.public_id = p_public
    left join affiliate_links l on l.merchant_id = c.tenant_id
  ), ruled as (
    select g.*, case
      when false = any (g.answers) then 'refused'
      when not '*' = any (g.scopes) and not g.wanted <@ g.scopes then 'scope'
      when cardinality(g.told) = 0 then 'scope'
      else 'minted' end as verdict
    from judged g
  ), minted as (
    insert into credentials (id, tenant_id, company_id, environment, kind, parent_id, label, secret_hash, pepper_id, hint,
      scopes, allowed_ips, expires_at, created_by, created_at)
    select p_id, r.tenant_id, r.company_id, r.environment, r.kind, r.id, r.label, p_new_hash, p_pepper, p_hint,
      r.wanted, r.allowed_ips, r.ends, r.id, p_at
    from ruled r where r.verdict = 'minted'
  )
  select r.verdict, r.id, r.told, r.answers, r.ends from ruled r;
end $$;--> statement-breakpoint

-- A refresh token with its grant, as before, with what an affiliate's ceiling leaves of the grant now.
create or replace function portico_oauth_refresh(p_hash text, p_host text, p_at timestamptz) returns table (
  tenant_id text, company_id text, environment text, grant_id text, client_id text, user_id text, label text, scopes text[],
  role text, expires_at timestamptz, used_at timestamptz, created_at timestamptz, checks boolean[]
) language sql stable security definer set search_path = public, pg_temp as $$
  select g.tenant_id, g.company_id, g.environment, g.id, g.oauth_client_id, g.user_id, g.label,
    portico_narrowed(g.scopes, l.ceiling), m.role, r.expires_at, r.used_at, r.created_at, j.checks
  from oauth_refresh_tokens r
  join credentials g on g.tenant_id = r.tenant_id and g.id = r.grant_id
  cross join lateral portico_judge(g.secret_hash, null, p_host, array['oauth_grant'], null, p_at) j
  left join memberships m on m.tenant_id = g.tenant_id and m.user_id = g.user_id
  left join affiliate_links l on l.merchant_id = g.tenant_id
  where r.token_hash = p_hash
$$;--> statement-breakpoint

-- A short-lived token, as before, with what its parent and an affiliate's ceiling leave of it now.
create or replace function portico_oauth_bearer(p_hash text, p_host text, p_at timestamptz) returns table (
  id text, tenant_id text, company_id text, environment text, kind text, grant_id text, client_id text, user_id text,
  scopes text[], role text, expires_at timestamptz, created_at timestamptz, checks boolean[]
) language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.tenant_id, c.company_id, c.environment, c.kind, c.parent_id, coalesce(c.oauth_client_id, p.public_id::text),
    c.user_id, portico_narrowed(portico_narrowed(c.scopes, p.scopes), l.ceiling), m.role, c.expires_at, c.created_at, j.checks
  from credentials c
  join credentials p on p.id = c.parent_id
  cross join lateral portico_judge(c.secret_hash, null, p_host, array[c.kind], null, p_at) j
  left join memberships m on m.tenant_id = c.tenant_id and m.user_id = c.user_id
  left join affiliate_links l on l.merchant_id = c.tenant_id
  where c.secret_hash = p_hash
$$;--> statement-breakpoint

alter function portico_oauth_rest_tokens(text, timestamptz, timestamptz) owner to portico_gate;--> statement-breakpoint
revoke all on function portico_oauth_rest_tokens(text, timestamptz, timestamptz) from public;--> statement-breakpoint
grant execute on function portico_oauth_rest_tokens(text, timestamptz, timestamptz) to portico_app;--> statement-breakpoint
revoke create on schema public from portico_gate;
