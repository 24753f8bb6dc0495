grant create on schema public to portico_gate;--> statement-breakpoint

-- Calls, many or one: each is judged by the one judge, in one statement. Planned once: planning costs more than running.
create function portico_admit_many(p_calls json) returns table (
  ord integer, credential_id text, tenant_id text, company_id text, environment text, kind text,
  application_id text, user_id text, label text, scopes text[], checks boolean[]
) language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
  select i.ord, j.*
  from json_to_recordset(p_calls)
    as i (ord integer, hash text, ip inet, host text, kinds text[], scope text, at timestamptz)
  cross join lateral portico_judge(i.hash, i.ip, i.host, i.kinds, i.scope, i.at) j;
end $$;--> statement-breakpoint

alter function portico_admit_many(json) owner to portico_gate;--> statement-breakpoint
revoke all on function portico_admit_many(json) from public;--> statement-breakpoint
grant execute on function portico_admit_many(json) to portico_app;--> statement-breakpoint
revoke create on schema public from portico_gate;
