CREATE TABLE "integration_terms" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"integration_id" text NOT NULL,
	"fixed_minor" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"percent_millionths" integer DEFAULT 0 NOT NULL,
	"deduct_fees" boolean DEFAULT false NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "integration_terms_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "integration_terms_percent_within_hundred" CHECK ("integration_terms"."percent_millionths" between 0 and 1000000)
);
--> statement-breakpoint
ALTER TABLE "integrations" ADD COLUMN "slug" text;--> statement-breakpoint
UPDATE "integrations" i SET "slug" = n.slug FROM (
  SELECT id, connector_id || CASE WHEN r = 1 THEN '' ELSE '-' || r END AS slug
  FROM (SELECT id, connector_id, row_number() OVER (PARTITION BY tenant_id, company_id, environment, connector_id ORDER BY created_at, id) AS r FROM "integrations") o
) n WHERE n.id = i.id;--> statement-breakpoint
ALTER TABLE "integrations" ALTER COLUMN "slug" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "integrations" ADD COLUMN "takes_payments" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "integrations" ADD COLUMN "gateway" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "integrations" ADD COLUMN "tested_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "integrations" ADD COLUMN "test_error" text;--> statement-breakpoint
ALTER TABLE "integrations" ADD COLUMN "updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "integration_terms" ADD CONSTRAINT "integration_terms_integration_fk" FOREIGN KEY ("tenant_id","company_id","environment","integration_id") REFERENCES "public"."integrations"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "integration_terms_integration_idx" ON "integration_terms" USING btree ("integration_id","created_at","id");--> statement-breakpoint
ALTER TABLE "integrations" ADD CONSTRAINT "integrations_slug_key" UNIQUE("tenant_id","company_id","environment","slug");