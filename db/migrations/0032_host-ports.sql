-- A caller names the port it dialled. Unless the brand registered that very port, the host is the one it registered without:
-- by another port than the usual one it would be nobody's, and neither another brand's token nor a live one would be refused.
-- The rest of the judge is as before.
create or replace function portico_judge(
  p_hash text, p_ip inet, p_host text, p_kinds text[], p_scope text, p_at timestamptz
) returns table (
  credential_id text, tenant_id text, company_id text, environment text, kind text,
  application_id text, user_id text, label text, scopes text[], checks boolean[]
) language sql stable as $$
  select coalesce(c.parent_id, c.id), c.tenant_id, c.company_id, c.environment, c.kind, c.application_id, c.user_id,
    c.label,
    case when c.user_id is null then c.scopes else coalesce((
      select case when '*' = any (portico_role_scopes(m.role)) then c.scopes
        when '*' = any (c.scopes) then portico_role_scopes(m.role)
        else array(select s from unnest(c.scopes) s where s = any (portico_role_scopes(m.role))) end
      from memberships m where m.tenant_id = c.tenant_id and m.user_id = c.user_id), '{}') end,
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
  left join domains d on d.fqdn = case when strpos(p_host, ':') = 0 then p_host
    else coalesce((select x.fqdn from domains x where x.fqdn = p_host), split_part(p_host, ':', 1)) end
  where c.secret_hash = p_hash
$$;--> statement-breakpoint

create or replace function portico_domain(p_fqdn text) returns table (
  tenant_id text, company_id text, company_name text, docs_need_sign_in boolean, fqdn text, environment text,
  is_primary boolean
) language sql stable security definer set search_path = public, pg_temp as $$
  select c.tenant_id, c.id, c.name, c.docs_need_sign_in, o.fqdn, o.environment, o.is_primary
  from domains d
  join companies c on c.tenant_id = d.tenant_id and c.id = d.company_id
  join domains o on o.tenant_id = d.tenant_id and o.company_id = d.company_id
  where d.fqdn = case when strpos(p_fqdn, ':') = 0 then p_fqdn
    else coalesce((select x.fqdn from domains x where x.fqdn = p_fqdn), split_part(p_fqdn, ':', 1)) end
  order by o.fqdn <> d.fqdn, o.is_primary desc, o.environment, o.fqdn
$$;
