ALTER TABLE "payment_applications" DROP CONSTRAINT "payment_applications_tenant_id_tenants_id_fk";
--> statement-breakpoint
ALTER TABLE "customer_contacts" DROP CONSTRAINT "customer_contacts_tenant_id_tenants_id_fk";
--> statement-breakpoint
ALTER TABLE "customers" DROP CONSTRAINT "customers_tenant_id_tenants_id_fk";
--> statement-breakpoint
ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_tenant_id_tenants_id_fk";
--> statement-breakpoint
ALTER TABLE "integrations" DROP CONSTRAINT "integrations_tenant_id_tenants_id_fk";
--> statement-breakpoint
ALTER TABLE "provider_events" DROP CONSTRAINT "provider_events_tenant_id_tenants_id_fk";
--> statement-breakpoint
ALTER TABLE "simulator_charges" DROP CONSTRAINT "simulator_charges_tenant_id_tenants_id_fk";
--> statement-breakpoint
ALTER TABLE "payment_attempts" DROP CONSTRAINT "payment_attempts_tenant_id_tenants_id_fk";
--> statement-breakpoint
ALTER TABLE "payment_events" DROP CONSTRAINT "payment_events_tenant_id_tenants_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_tenant_id_tenants_id_fk";
--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_tenant_id_tenants_id_fk";
--> statement-breakpoint
ALTER TABLE "domains" DROP CONSTRAINT "domains_tenant_id_tenants_id_fk";
--> statement-breakpoint
ALTER TABLE "webhook_endpoints" DROP CONSTRAINT "webhook_endpoints_tenant_id_tenants_id_fk";
