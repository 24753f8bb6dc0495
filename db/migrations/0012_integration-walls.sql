call portico_wall('integration_terms');--> statement-breakpoint
revoke update, delete on integration_terms from portico_app;--> statement-breakpoint

-- Integrations from before the money rules take nothing on top and keep no fee.
insert into integration_terms (id, tenant_id, company_id, environment, integration_id, created_by, created_at)
select 'trm_' || replace(gen_random_uuid()::text, '-', ''), tenant_id, company_id, environment, id, created_by, created_at
from integrations;
