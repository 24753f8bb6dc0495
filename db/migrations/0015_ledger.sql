CREATE TABLE "incoming_transfers" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"integration_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"type" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"payer_email" text,
	"payer_name" text,
	"receivers" text[] DEFAULT '{}' NOT NULL,
	"amount_minor" bigint NOT NULL,
	"fee_minor" bigint,
	"returned_minor" bigint DEFAULT 0 NOT NULL,
	"currency_code" text NOT NULL,
	"deduct_fees" boolean NOT NULL,
	"is_proven" boolean NOT NULL,
	"customer_id" text,
	"arrived_at" timestamp (3) with time zone,
	"credited_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "incoming_transfers_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "incoming_transfers_once_key" UNIQUE("integration_id","provider_id"),
	CONSTRAINT "incoming_transfers_amounts" CHECK ("incoming_transfers"."amount_minor" > 0 and "incoming_transfers"."returned_minor" >= 0 and "incoming_transfers"."returned_minor" <= "incoming_transfers"."amount_minor"),
	CONSTRAINT "incoming_transfers_credited_have_a_customer" CHECK ("incoming_transfers"."state" <> 'credited' or "incoming_transfers"."customer_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"kind" text NOT NULL,
	"owner" text DEFAULT '' NOT NULL,
	"currency_code" text NOT NULL,
	"balance_minor" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_accounts_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "ledger_accounts_place_key" UNIQUE("tenant_id","company_id","environment","currency_code","id"),
	CONSTRAINT "ledger_accounts_name_key" UNIQUE("tenant_id","company_id","environment","kind","owner","currency_code")
);
--> statement-breakpoint
CREATE TABLE "ledger_checks" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"is_sound" boolean NOT NULL,
	"accounts" integer NOT NULL,
	"transfers" integer NOT NULL,
	"findings" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_checks_tenant_id_key" UNIQUE("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "ledger_transfers" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "ledger_transfers_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"transaction_id" text NOT NULL,
	"effect" text NOT NULL,
	"kind" text NOT NULL,
	"debit_account_id" text NOT NULL,
	"credit_account_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency_code" text NOT NULL,
	"payment_id" text,
	"attempt_id" text,
	"refund_id" text,
	"incoming_id" text,
	"manual_payment_id" text,
	"provider_event_id" text,
	"description" text DEFAULT '' NOT NULL,
	"private_note" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_transfers_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "ledger_transfers_effect_key" UNIQUE("tenant_id","effect"),
	CONSTRAINT "ledger_transfers_amount_is_positive" CHECK ("ledger_transfers"."amount_minor" > 0),
	CONSTRAINT "ledger_transfers_move_something" CHECK ("ledger_transfers"."debit_account_id" <> "ledger_transfers"."credit_account_id")
);
--> statement-breakpoint
CREATE TABLE "manual_payments" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"customer_id" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"currency_code" text NOT NULL,
	"fee_minor" bigint,
	"status" text NOT NULL,
	"description" text NOT NULL,
	"private_note" text,
	"notify" boolean DEFAULT false NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"settled_by" text,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "manual_payments_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "manual_payments_move_something" CHECK ("manual_payments"."total_minor" <> 0)
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"payment_id" text NOT NULL,
	"attempt_id" text NOT NULL,
	"integration_id" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"origin" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency_code" text NOT NULL,
	"reason" text NOT NULL,
	"code" text,
	"provider_refund_id" text,
	"idempotency_key" text,
	"look_at" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "refunds_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "refunds_provider_key" UNIQUE("integration_id","provider_refund_id"),
	CONSTRAINT "refunds_idempotency_key" UNIQUE("payment_id","created_by","idempotency_key"),
	CONSTRAINT "refunds_amount_is_positive" CHECK ("refunds"."amount_minor" > 0)
);
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_amounts_are_not_negative";--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_refund_within_received";--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "debit_limits" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "base_minor" bigint;--> statement-breakpoint
UPDATE "payment_attempts" SET "base_minor" = "amount_minor";--> statement-breakpoint
ALTER TABLE "payment_attempts" ALTER COLUMN "base_minor" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "surcharge_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "terms_id" text;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "is_credited" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "amount_refunding_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "amount_disputed_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "incoming_transfers" ADD CONSTRAINT "incoming_transfers_integration_fk" FOREIGN KEY ("tenant_id","company_id","environment","integration_id") REFERENCES "public"."integrations"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incoming_transfers" ADD CONSTRAINT "incoming_transfers_customer_fk" FOREIGN KEY ("tenant_id","company_id","environment","customer_id") REFERENCES "public"."customers"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_company_fk" FOREIGN KEY ("tenant_id","company_id") REFERENCES "public"."companies"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_checks" ADD CONSTRAINT "ledger_checks_company_fk" FOREIGN KEY ("tenant_id","company_id") REFERENCES "public"."companies"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_debit_fk" FOREIGN KEY ("tenant_id","company_id","environment","currency_code","debit_account_id") REFERENCES "public"."ledger_accounts"("tenant_id","company_id","environment","currency_code","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_credit_fk" FOREIGN KEY ("tenant_id","company_id","environment","currency_code","credit_account_id") REFERENCES "public"."ledger_accounts"("tenant_id","company_id","environment","currency_code","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_payment_fk" FOREIGN KEY ("tenant_id","company_id","environment","payment_id") REFERENCES "public"."payments"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_payments" ADD CONSTRAINT "manual_payments_customer_fk" FOREIGN KEY ("tenant_id","company_id","environment","customer_id") REFERENCES "public"."customers"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_fk" FOREIGN KEY ("tenant_id","company_id","environment","payment_id") REFERENCES "public"."payments"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_attempt_fk" FOREIGN KEY ("tenant_id","attempt_id") REFERENCES "public"."payment_attempts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "incoming_transfers_list_idx" ON "incoming_transfers" USING btree ("tenant_id","company_id","environment","created_at","id");--> statement-breakpoint
CREATE INDEX "incoming_transfers_customer_idx" ON "incoming_transfers" USING btree ("customer_id") WHERE "incoming_transfers"."customer_id" is not null;--> statement-breakpoint
CREATE INDEX "ledger_checks_last_idx" ON "ledger_checks" USING btree ("tenant_id","company_id","environment","created_at");--> statement-breakpoint
CREATE INDEX "ledger_transfers_debit_idx" ON "ledger_transfers" USING btree ("debit_account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "ledger_transfers_credit_idx" ON "ledger_transfers" USING btree ("credit_account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "ledger_transfers_payment_idx" ON "ledger_transfers" USING btree ("payment_id") WHERE "ledger_transfers"."payment_id" is not null;--> statement-breakpoint
CREATE INDEX "ledger_transfers_list_idx" ON "ledger_transfers" USING btree ("tenant_id","company_id","environment","created_at","id");--> statement-breakpoint
CREATE INDEX "manual_payments_customer_idx" ON "manual_payments" USING btree ("customer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "refunds_payment_idx" ON "refunds" USING btree ("payment_id","created_at","id");--> statement-breakpoint
CREATE INDEX "refunds_look_idx" ON "refunds" USING btree ("look_at") WHERE "refunds"."status" = 'pending';--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_terms_fk" FOREIGN KEY ("tenant_id","terms_id") REFERENCES "public"."integration_terms"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "payment_attempts_one_credited_idx" ON "payment_attempts" USING btree ("payment_id") WHERE "payment_attempts"."is_credited";--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_parts_make_the_amount" CHECK ("payment_attempts"."base_minor" + "payment_attempts"."surcharge_minor" = "payment_attempts"."amount_minor");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_amounts_are_not_negative" CHECK ("payments"."amount_received_minor" >= 0 and "payments"."amount_refunded_minor" >= 0 and "payments"."surcharge_minor" >= 0 and "payments"."amount_refunding_minor" >= 0 and "payments"."amount_disputed_minor" >= 0);--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_refund_within_received" CHECK ("payments"."amount_refunded_minor" + "payments"."amount_refunding_minor" <= "payments"."amount_received_minor");