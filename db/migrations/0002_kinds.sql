ALTER TABLE "credentials" DROP CONSTRAINT "merchant_credentials_have_a_public_id";--> statement-breakpoint
ALTER TABLE "credentials" ADD COLUMN "parent_id" text;--> statement-breakpoint
ALTER TABLE "credentials" ADD COLUMN "affiliate_id" text;--> statement-breakpoint
ALTER TABLE "domains" ADD COLUMN "allowed_ips" "cidr"[] DEFAULT '{}'::cidr[] NOT NULL;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_affiliate_id_tenants_id_fk" FOREIGN KEY ("affiliate_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_parent_fk" FOREIGN KEY ("tenant_id","parent_id") REFERENCES "public"."credentials"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credentials_pairs_idx" ON "credentials" USING btree ("tenant_id","environment","created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "credentials"."public_id" is not null;--> statement-breakpoint
CREATE INDEX "credentials_keys_idx" ON "credentials" USING btree ("tenant_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "credentials"."kind" = 'api_key';--> statement-breakpoint
CREATE INDEX "credentials_affiliate_idx" ON "credentials" USING btree ("affiliate_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "credentials"."affiliate_id" is not null;--> statement-breakpoint
CREATE INDEX "credentials_parent_idx" ON "credentials" USING btree ("parent_id") WHERE "credentials"."parent_id" is not null;--> statement-breakpoint
CREATE INDEX "credentials_minted_idx" ON "credentials" USING btree ("expires_at") WHERE "credentials"."parent_id" is not null;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "minted_credentials_end" CHECK ("credentials"."parent_id" is null or "credentials"."expires_at" is not null);--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "affiliates_make_pairs" CHECK ("credentials"."affiliate_id" is null or "credentials"."kind" = 'merchant_credential');--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "merchant_credentials_have_a_public_id" CHECK (("credentials"."kind" = 'merchant_credential' and "credentials"."parent_id" is null) = ("credentials"."public_id" is not null));--> statement-breakpoint
ALTER TABLE "domains" ADD CONSTRAINT "domains_live_has_no_list" CHECK (cardinality("domains"."allowed_ips") = 0 or "domains"."environment" = 'sandbox');