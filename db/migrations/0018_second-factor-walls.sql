grant select, insert, update, delete on mfa_factors, recovery_codes, sign_in_challenges to portico_app;--> statement-breakpoint
call portico_wall('factor_policies');--> statement-breakpoint
grant select on factor_policies to portico_gate;--> statement-breakpoint
grant create on schema public to portico_gate;--> statement-breakpoint

-- What a session is now also says when the person last showed that it is them, and which installation of the company they work
-- in they still have to get past. The rest is as before.
drop function portico_session(text, timestamptz);--> statement-breakpoint
create function portico_session(p_token text, p_at timestamptz) returns table (
  user_id text, name text, email text, expires timestamptz, tenant_id text, tenant_name text, tenant_kind text,
  suspended boolean, company_id text, environment text, role text, company_ids text[], fresh_at timestamptz, passed jsonb,
  owes text
) language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.name, u.email, s.expires, t.id, t.name, t.kind, t.suspended_at is not null, s.current_company_id,
    s.current_environment, m.role, m.company_ids, s.fresh_at, s.passed,
    case when p.mode = 'required' and i.id is not null and not s.passed ? p.integration_id then p.integration_id end
  from sessions s
  join users u on u.id = s.user_id
  left join memberships m on m.user_id = u.id and m.tenant_id = s.current_tenant_id
  left join tenants t on t.id = m.tenant_id
  left join factor_policies p on p.tenant_id = t.id and p.company_id = s.current_company_id
  left join integrations i on i.tenant_id = p.tenant_id and i.id = p.integration_id and i.deleted_at is null and i.is_enabled
  where s.session_token = p_token and s.expires > p_at
$$;--> statement-breakpoint

-- The Duo installations that stand between a person and the companies they may enter; their default company's first. One that
-- was disabled or deleted stands in nobody's way.
create function portico_factor_policies(p_user text) returns table (
  tenant_id text, company_id text, company_name text, environment text, integration_id text, label text, mode text,
  let_in_when_down boolean, role text
) language sql stable security definer set search_path = public, pg_temp as $$
  select p.tenant_id, p.company_id, c.name, p.integration_environment, p.integration_id, i.label, p.mode,
    p.let_in_when_down, m.role
  from memberships m
  join tenants t on t.id = m.tenant_id and t.suspended_at is null
  join factor_policies p on p.tenant_id = m.tenant_id and (m.company_ids is null or p.company_id = any (m.company_ids))
  join companies c on c.tenant_id = p.tenant_id and c.id = p.company_id
  join integrations i on i.tenant_id = p.tenant_id and i.id = p.integration_id and i.deleted_at is null and i.is_enabled
  where m.user_id = p_user and p.mode <> 'off'
  order by t.name, t.id, c.is_default desc, c.name, c.id
$$;--> statement-breakpoint

do $$
declare f text;
begin
  foreach f in array array['portico_session(text, timestamptz)', 'portico_factor_policies(text)'] loop
    execute format('alter function %s owner to portico_gate', f);
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to portico_app', f);
  end loop;
end $$;--> statement-breakpoint
revoke create on schema public from portico_gate;
