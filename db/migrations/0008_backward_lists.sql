DROP INDEX "payment_applications_list_idx";--> statement-breakpoint
DROP INDEX "credentials_list_idx";--> statement-breakpoint
DROP INDEX "credentials_application_idx";--> statement-breakpoint
DROP INDEX "credentials_pairs_idx";--> statement-breakpoint
DROP INDEX "credentials_keys_idx";--> statement-breakpoint
DROP INDEX "credentials_affiliate_idx";--> statement-breakpoint
DROP INDEX "customers_list_idx";--> statement-breakpoint
DROP INDEX "deliveries_list_idx";--> statement-breakpoint
DROP INDEX "integrations_list_idx";--> statement-breakpoint
DROP INDEX "payments_list_idx";--> statement-breakpoint
DROP INDEX "payments_status_idx";--> statement-breakpoint
DROP INDEX "payments_application_idx";--> statement-breakpoint
DROP INDEX "payments_customer_idx";--> statement-breakpoint
DROP INDEX "webhook_endpoints_list_idx";--> statement-breakpoint
CREATE INDEX "payment_applications_list_idx" ON "payment_applications" USING btree ("tenant_id","company_id","environment","created_at","id");--> statement-breakpoint
CREATE INDEX "credentials_list_idx" ON "credentials" USING btree ("tenant_id","company_id","environment","created_at","id");--> statement-breakpoint
CREATE INDEX "credentials_application_idx" ON "credentials" USING btree ("application_id","created_at");--> statement-breakpoint
CREATE INDEX "credentials_pairs_idx" ON "credentials" USING btree ("tenant_id","environment","created_at","id") WHERE "credentials"."public_id" is not null;--> statement-breakpoint
CREATE INDEX "credentials_keys_idx" ON "credentials" USING btree ("tenant_id","created_at","id") WHERE "credentials"."kind" = 'api_key';--> statement-breakpoint
CREATE INDEX "credentials_affiliate_idx" ON "credentials" USING btree ("affiliate_id","created_at","id") WHERE "credentials"."affiliate_id" is not null;--> statement-breakpoint
CREATE INDEX "customers_list_idx" ON "customers" USING btree ("tenant_id","company_id","environment","created_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_list_idx" ON "deliveries" USING btree ("tenant_id","company_id","environment","created_at","id");--> statement-breakpoint
CREATE INDEX "integrations_list_idx" ON "integrations" USING btree ("tenant_id","company_id","environment","created_at","id");--> statement-breakpoint
CREATE INDEX "payments_list_idx" ON "payments" USING btree ("tenant_id","company_id","environment","created_at","id");--> statement-breakpoint
CREATE INDEX "payments_status_idx" ON "payments" USING btree ("tenant_id","company_id","environment","status","created_at","id");--> statement-breakpoint
CREATE INDEX "payments_application_idx" ON "payments" USING btree ("tenant_id","application_id","created_at","id");--> statement-breakpoint
CREATE INDEX "payments_customer_idx" ON "payments" USING btree ("tenant_id","customer_id","created_at","id") WHERE "payments"."customer_id" is not null;--> statement-breakpoint
CREATE INDEX "webhook_endpoints_list_idx" ON "webhook_endpoints" USING btree ("tenant_id","company_id","environment","created_at","id");