-- What a credential's parent allows, it allows and no more: a bearer minted from a pair ends with the pair, with the link of
-- the affiliate that made the pair, and with the membership of the person it speaks for. A pair's own secret opens only the
-- token endpoint. `affiliate` among the kinds says that a surface is for affiliates; the others are for merchants.
-- A minted bearer is known by its parent's id, so that what it did is found under the pair a year later.
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
            and (m.company_ids is null or c.company_id = any (m.company_ids)))),
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
        and (p.id is null or '*' = any (p.scopes) or p_scope = any (p.scopes)))
    ]
  from credentials c
  join tenants t on t.id = c.tenant_id
  left join credentials p on p.id = c.parent_id
  left join affiliate_links l on l.merchant_id = c.tenant_id
  left join domains d on d.fqdn = p_host
  where c.secret_hash = p_hash
$$;--> statement-breakpoint

grant create on schema public to portico_gate;--> statement-breakpoint
grant insert, delete on credentials to portico_gate;--> statement-breakpoint

-- Client credentials (RFC 6749, 4.4) in one statement: the pair is judged like any credential, but for the kind of surface,
-- and a short-lived bearer is written. No row: nobody knows this pair. `outcome`: minted | refused | scope
create function portico_mint(
  p_public uuid, p_hash text, p_scopes text[], p_ip text, p_host text, p_at timestamptz, p_expires timestamptz,
  p_id text, p_new_hash text, p_pepper text, p_hint text
) returns table (outcome text, credential_id text, scopes text[], checks boolean[], expires_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  with judged as (
    select c.*, j.checks[1:5] || true || j.checks[7:9] as answers, least(p_expires, c.expires_at) as ends,
      coalesce(p_scopes, c.scopes) as wanted
    from portico_judge(p_hash, p_ip::inet, p_host, array['merchant_credential'], null, p_at) j
    join credentials c on c.id = j.credential_id and c.secret_hash = p_hash and c.public_id = p_public
  ), ruled as (
    select g.*, case
      when false = any (g.answers) then 'refused'
      when not '*' = any (g.scopes) and not g.wanted <@ g.scopes then 'scope'
      else 'minted' end as verdict
    from judged g
  ), minted as (
    insert into credentials (id, tenant_id, company_id, environment, kind, parent_id, label, secret_hash, pepper_id, hint,
      scopes, allowed_ips, expires_at, created_by, created_at)
    select p_id, r.tenant_id, r.company_id, r.environment, r.kind, r.id, r.label, p_new_hash, p_pepper, p_hint,
      r.wanted, r.allowed_ips, r.ends, r.id, p_at
    from ruled r where r.verdict = 'minted'
  )
  select r.verdict, r.id, r.wanted, r.answers, r.ends from ruled r;
end $$;--> statement-breakpoint

-- The links the caller's tenant is one side of, with both names: neither side can read the other's own row.
create function portico_affiliate_links() returns table (
  merchant_id text, merchant_name text, affiliate_id text, affiliate_name text, ceiling text[], created_at timestamptz
) language sql stable security definer set search_path = public, pg_temp as $$
  select l.merchant_id, m.name, l.affiliate_id, a.name, l.ceiling, l.created_at
  from affiliate_links l
  join tenants m on m.id = l.merchant_id
  join tenants a on a.id = l.affiliate_id
  where portico_tenant() in (l.merchant_id, l.affiliate_id)
  order by m.name, l.merchant_id
$$;--> statement-breakpoint

-- What the caller's tenant, an affiliate, made for the merchants it manages now. Neither secrets nor their hashes.
create function portico_affiliate_credentials(p_environment text, p_merchant text) returns table (
  id text, merchant_id text, merchant_name text, public_id uuid, label text, hint text, scopes text[], expires_at timestamptz,
  disabled_at timestamptz, last_used_at timestamptz, created_at timestamptz
) language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.tenant_id, m.name, c.public_id, c.label, c.hint, c.scopes, c.expires_at, c.disabled_at, c.last_used_at,
    c.created_at
  from credentials c
  join affiliate_links l on l.merchant_id = c.tenant_id and l.affiliate_id = c.affiliate_id
  join tenants m on m.id = c.tenant_id
  where c.affiliate_id = portico_tenant() and c.environment = p_environment and c.public_id is not null
    and c.revoked_at is null and (p_merchant is null or c.tenant_id = p_merchant)
  order by c.created_at desc, c.id desc
$$;--> statement-breakpoint

-- Housekeeping now also forgets minted bearers that ended an hour ago.
create or replace function portico_sweep(p_at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from idempotency_keys where created_at < p_at - interval '24 hours' and lease_until < p_at;
  delete from rate_limits where free_at < p_at - interval '1 hour';
  delete from sessions where expires < p_at;
  delete from credentials where parent_id is not null and kind = 'merchant_credential'
    and expires_at < p_at - interval '1 hour';
$$;--> statement-breakpoint

do $$
declare f text;
begin
  foreach f in array array[
    'portico_mint(uuid, text, text[], text, text, timestamptz, timestamptz, text, text, text, text)',
    'portico_affiliate_links()',
    'portico_affiliate_credentials(text, text)'
  ] loop
    execute format('alter function %s owner to portico_gate', f);
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to portico_app', f);
  end loop;
end $$;--> statement-breakpoint
revoke create on schema public from portico_gate;
