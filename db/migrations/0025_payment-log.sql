ALTER TABLE "deliveries" ADD COLUMN "result" text GENERATED ALWAYS AS (case
      when verdict = 'forged' or outcome = 'not_confirmed' then 'refused'
      when applied_at is null then 'waiting'
      when outcome ~ '(unmatched|unconfirmed|unverified|refused|held|unknown_reference|mismatch|unreadable)' then 'attention'
      when outcome ~ '(applied|credited|returned|restored|looked_up)' then 'applied'
      else 'nothing' end) STORED;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "payment_id" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "incoming_id" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "provider_id" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "payer_email" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "steps" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "deliveries_result_idx" ON "deliveries" USING btree ("tenant_id","company_id","environment","result","created_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_verdict_idx" ON "deliveries" USING btree ("tenant_id","company_id","environment","verdict","created_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_integration_idx" ON "deliveries" USING btree ("integration_id","created_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_payment_idx" ON "deliveries" USING btree ("payment_id") WHERE "deliveries"."payment_id" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_incoming_idx" ON "deliveries" USING btree ("incoming_id") WHERE "deliveries"."incoming_id" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_provider_idx" ON "deliveries" USING btree ("tenant_id","provider_id") WHERE "deliveries"."provider_id" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_payer_idx" ON "deliveries" USING btree ("tenant_id","payer_email") WHERE "deliveries"."payer_email" is not null;