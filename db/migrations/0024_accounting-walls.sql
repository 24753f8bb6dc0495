call portico_wall('accounting_connections');--> statement-breakpoint
call portico_wall('accounting_handshakes');--> statement-breakpoint
call portico_wall('accounting_entries');--> statement-breakpoint
grant select on accounting_connections to portico_gate;--> statement-breakpoint
grant create on schema public to portico_gate;--> statement-breakpoint

-- Every set of books that payments are told to, for the clock's round over all tenants.
create function portico_connected_books() returns table (id text, tenant_id text, company_id text, environment text)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.tenant_id, c.company_id, c.environment
  from accounting_connections c join integrations i on i.id = c.id
  where c.state = 'connected' and i.deleted_at is null and i.is_enabled
  order by c.created_at, c.id
$$;--> statement-breakpoint
alter function portico_connected_books() owner to portico_gate;--> statement-breakpoint
revoke create on schema public from portico_gate;--> statement-breakpoint
revoke all on function portico_connected_books() from public;--> statement-breakpoint
grant execute on function portico_connected_books() to portico_app;
