CREATE TABLE "script_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"version_id" text NOT NULL,
	"integration_id" text NOT NULL,
	"call" text NOT NULL,
	"ended" text NOT NULL,
	"text" text,
	"ms" integer NOT NULL,
	"fetches" integer NOT NULL,
	"log" text[] NOT NULL,
	"request_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "script_runs_tenant_id_key" UNIQUE("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "script_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"script_id" text NOT NULL,
	"number" integer NOT NULL,
	"source" text NOT NULL,
	"source_hash" text NOT NULL,
	"hosts" jsonb NOT NULL,
	"functions" text[] NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "script_versions_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "script_versions_number_key" UNIQUE("script_id","number")
);
--> statement-breakpoint
CREATE TABLE "scripts" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"name" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "scripts_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "scripts_have_a_name" CHECK (length(btrim("scripts"."name")) > 0)
);
--> statement-breakpoint
ALTER TABLE "script_runs" ADD CONSTRAINT "script_runs_version_fk" FOREIGN KEY ("tenant_id","version_id") REFERENCES "public"."script_versions"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "script_versions" ADD CONSTRAINT "script_versions_script_fk" FOREIGN KEY ("tenant_id","script_id") REFERENCES "public"."scripts"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scripts" ADD CONSTRAINT "scripts_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "script_runs_version_idx" ON "script_runs" USING btree ("tenant_id","version_id","created_at","id");--> statement-breakpoint
CREATE INDEX "scripts_list_idx" ON "scripts" USING btree ("tenant_id","created_at","id");