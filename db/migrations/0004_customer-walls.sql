call portico_wall('customers');--> statement-breakpoint
call portico_wall('customer_contacts');--> statement-breakpoint
call portico_wall('webhook_endpoints');--> statement-breakpoint

-- Whose host this is, with every host of the same brand: asked by the documentation, which opens before anybody is known.
create function portico_domain(p_fqdn text) returns table (
  tenant_id text, company_id text, company_name text, docs_need_sign_in boolean, fqdn text, environment text,
  is_primary boolean
) language sql stable security definer set search_path = public, pg_temp as $$
  select c.tenant_id, c.id, c.name, c.docs_need_sign_in, o.fqdn, o.environment, o.is_primary
  from domains d
  join companies c on c.tenant_id = d.tenant_id and c.id = d.company_id
  join domains o on o.tenant_id = d.tenant_id and o.company_id = d.company_id
  where d.fqdn = p_fqdn
  order by o.fqdn <> p_fqdn, o.is_primary desc, o.environment, o.fqdn
$$;--> statement-breakpoint
alter function portico_domain(text) owner to portico_gate;--> statement-breakpoint
revoke all on function portico_domain(text) from public;--> statement-breakpoint
grant execute on function portico_domain(text) to portico_app;
