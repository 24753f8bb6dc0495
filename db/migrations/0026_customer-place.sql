grant select on customers to portico_gate;--> statement-breakpoint
grant create on schema public to portico_gate;--> statement-breakpoint

-- Where a customer is whose signed payment link somebody opens.
create function portico_customer_place(p_customer text) returns table (tenant_id text, company_id text, environment text)
language sql stable security definer set search_path = public, pg_temp as $$
  select tenant_id, company_id, environment from customers where id = p_customer
$$;--> statement-breakpoint
alter function portico_customer_place(text) owner to portico_gate;--> statement-breakpoint
revoke create on schema public from portico_gate;--> statement-breakpoint
revoke all on function portico_customer_place(text) from public;--> statement-breakpoint
grant execute on function portico_customer_place(text) to portico_app;
