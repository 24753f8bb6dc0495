CREATE TABLE "accounting_connections" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"state" text NOT NULL,
	"organisation_id" text NOT NULL,
	"organisation_name" text NOT NULL,
	"connection_id" text NOT NULL,
	"sealed_tokens" text NOT NULL,
	"access_expires_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"error" text,
	"books_from" timestamp (3) with time zone NOT NULL,
	"connected_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounting_connections_tenant_id_key" UNIQUE("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "accounting_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"integration_id" text NOT NULL,
	"reference" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"booked" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"error" text,
	"next_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounting_entries_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "accounting_entries_once_key" UNIQUE("integration_id","reference")
);
--> statement-breakpoint
CREATE TABLE "accounting_handshakes" (
	"state_hash" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"integration_id" text NOT NULL,
	"user_id" text NOT NULL,
	"sealed_verifier" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accounting_connections" ADD CONSTRAINT "accounting_connections_integration_fk" FOREIGN KEY ("tenant_id","company_id","environment","id") REFERENCES "public"."integrations"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounting_entries" ADD CONSTRAINT "accounting_entries_integration_fk" FOREIGN KEY ("tenant_id","company_id","environment","integration_id") REFERENCES "public"."integrations"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounting_handshakes" ADD CONSTRAINT "accounting_handshakes_integration_fk" FOREIGN KEY ("tenant_id","company_id","environment","integration_id") REFERENCES "public"."integrations"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounting_entries_list_idx" ON "accounting_entries" USING btree ("tenant_id","company_id","environment","created_at","id");--> statement-breakpoint
CREATE INDEX "accounting_entries_due_idx" ON "accounting_entries" USING btree ("next_at") WHERE "accounting_entries"."next_at" is not null;--> statement-breakpoint
CREATE INDEX "accounting_handshakes_expires_idx" ON "accounting_handshakes" USING btree ("expires_at");