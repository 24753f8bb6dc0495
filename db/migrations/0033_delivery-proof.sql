ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_once_key";--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "headers_hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_once_key" UNIQUE("integration_id","body_hash","verdict","headers_hash");