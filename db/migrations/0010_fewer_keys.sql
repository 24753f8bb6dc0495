ALTER TABLE "payment_events" DROP CONSTRAINT "payment_events_tenant_id_key";--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_tenant_id_key";--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_tenant_id_key";