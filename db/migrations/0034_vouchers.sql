CREATE TABLE "vouchers" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"batch_id" text NOT NULL,
	"label" text NOT NULL,
	"kind" text NOT NULL,
	"code_hash" text NOT NULL,
	"pepper_id" text NOT NULL,
	"hint" text NOT NULL,
	"currency_code" text NOT NULL,
	"amount_minor" bigint,
	"factor_millionths" bigint,
	"minimum_minor" bigint DEFAULT 0 NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"customer_id" text,
	"payment_id" text,
	"used_at" timestamp (3) with time zone,
	"credited_minor" bigint,
	"voided_at" timestamp (3) with time zone,
	"voided_by" text,
	"void_reason" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vouchers_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "vouchers_code_key" UNIQUE("tenant_id","company_id","environment","code_hash"),
	CONSTRAINT "vouchers_kind_is_known" CHECK (kind in ('free', 'multiplier', 'additional_credit')),
	CONSTRAINT "vouchers_credit_something" CHECK (case "vouchers"."kind" when 'multiplier' then coalesce("vouchers"."factor_millionths" > 1000000, false) and "vouchers"."amount_minor" is null
        else coalesce("vouchers"."amount_minor" > 0, false) and "vouchers"."factor_millionths" is null end),
	CONSTRAINT "vouchers_minimum" CHECK ("vouchers"."minimum_minor" >= 0 and ("vouchers"."kind" <> 'free' or "vouchers"."minimum_minor" = 0)),
	CONSTRAINT "vouchers_used_say_by_whom" CHECK ("vouchers"."used_at" is null or ("vouchers"."customer_id" is not null and coalesce("vouchers"."credited_minor" >= 0, false) and "vouchers"."voided_at" is null
        and ("vouchers"."kind" = 'free') = ("vouchers"."payment_id" is null))),
	CONSTRAINT "vouchers_voided_say_why" CHECK ("vouchers"."voided_at" is null or ("vouchers"."voided_by" is not null and "vouchers"."void_reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_company_fk" FOREIGN KEY ("tenant_id","company_id") REFERENCES "public"."companies"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_customer_fk" FOREIGN KEY ("tenant_id","company_id","environment","customer_id") REFERENCES "public"."customers"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_payment_fk" FOREIGN KEY ("tenant_id","company_id","environment","payment_id") REFERENCES "public"."payments"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "vouchers_list_idx" ON "vouchers" USING btree ("tenant_id","company_id","environment","created_at","id");--> statement-breakpoint
CREATE INDEX "vouchers_payment_idx" ON "vouchers" USING btree ("payment_id") WHERE "vouchers"."payment_id" is not null;--> statement-breakpoint
CREATE INDEX "vouchers_customer_idx" ON "vouchers" USING btree ("customer_id") WHERE "vouchers"."customer_id" is not null;--> statement-breakpoint
CREATE INDEX "payment_attempts_named_idx" ON "payment_attempts" USING btree ("tenant_id","provider_id") WHERE "payment_attempts"."provider_id" is not null;