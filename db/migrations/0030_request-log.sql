CREATE TABLE "api_requests" (
	"id" text NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text,
	"environment" text NOT NULL,
	"credential_id" text,
	"method" text NOT NULL,
	"route" text NOT NULL,
	"status" smallint NOT NULL,
	"reason" text,
	"detail" text,
	"origin" text,
	"ip" text,
	"latency_ms" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "api_requests_pkey" PRIMARY KEY("tenant_id","environment","created_at","id")
) PARTITION BY RANGE ("created_at");
--> statement-breakpoint
CREATE INDEX "api_requests_credential_idx" ON "api_requests" USING btree ("tenant_id","credential_id","created_at","id");--> statement-breakpoint
CREATE INDEX "api_requests_refused_idx" ON "api_requests" USING btree ("tenant_id","environment","created_at","id") WHERE "api_requests"."status" >= 400 or "api_requests"."origin" is not null;