ALTER TABLE "simulator_charges" ADD COLUMN "refunds" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "incoming_transfers" ADD COLUMN "taken_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "incoming_transfers" ADD COLUMN "taken_fee_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "received_minor" bigint;