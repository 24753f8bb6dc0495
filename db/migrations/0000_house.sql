CREATE TABLE "payment_applications" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"name" text NOT NULL,
	"client_id" text NOT NULL,
	"url" text,
	"callback_url" text,
	"currency_whitelist" text[] DEFAULT '{}' NOT NULL,
	"allow_underpay" boolean DEFAULT false NOT NULL,
	"allow_overpay" boolean DEFAULT false NOT NULL,
	"sealed_webhook_secret" text NOT NULL,
	"webhook_secret_hint" text NOT NULL,
	"previous_sealed_secret" text,
	"previous_secret_until" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "payment_applications_client_id_key" UNIQUE("client_id"),
	CONSTRAINT "payment_applications_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "payment_applications_place_key" UNIQUE("tenant_id","company_id","environment","id"),
	CONSTRAINT "payment_applications_client_id_shape" CHECK ("payment_applications"."client_id" ~ '^[a-z0-9]{32}$')
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text,
	"environment" text NOT NULL,
	"kind" text NOT NULL,
	"application_id" text,
	"user_id" text,
	"oauth_client_id" text,
	"public_id" uuid,
	"label" text NOT NULL,
	"secret_hash" text NOT NULL,
	"pepper_id" text NOT NULL,
	"hint" text NOT NULL,
	"scopes" text[] NOT NULL,
	"allowed_ips" "cidr"[] DEFAULT '{}'::cidr[] NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"disabled_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"successor_id" text,
	"grace_until" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"last_used_ip" text,
	"last_denied_at" timestamp (3) with time zone,
	"last_denied_ip" text,
	"last_denied_reason" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credentials_secret_hash_key" UNIQUE("secret_hash"),
	CONSTRAINT "credentials_public_id_key" UNIQUE("public_id"),
	CONSTRAINT "credentials_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "credentials_have_a_scope" CHECK (cardinality("credentials"."scopes") > 0),
	CONSTRAINT "credentials_have_a_label" CHECK (length(btrim("credentials"."label")) > 0),
	CONSTRAINT "credentials_all_stands_alone" CHECK (not ('*' = any("credentials"."scopes")) or cardinality("credentials"."scopes") = 1),
	CONSTRAINT "client_tokens_have_an_application" CHECK ("credentials"."kind" <> 'client_token' or "credentials"."application_id" is not null),
	CONSTRAINT "company_kinds_have_a_company" CHECK ("credentials"."kind" not in ('access_token', 'client_token', 'api_key') or "credentials"."company_id" is not null),
	CONSTRAINT "access_tokens_have_ips_and_a_name" CHECK ("credentials"."kind" <> 'access_token' or (cardinality("credentials"."allowed_ips") > 0 and length(btrim("credentials"."label")) >= 3)),
	CONSTRAINT "merchant_credentials_have_a_public_id" CHECK (("credentials"."kind" = 'merchant_credential') = ("credentials"."public_id" is not null)),
	CONSTRAINT "oauth_grants_have_a_person_a_client_and_an_end" CHECK ("credentials"."kind" <> 'oauth_grant' or ("credentials"."user_id" is not null and "credentials"."oauth_client_id" is not null and "credentials"."expires_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"integration_id" text NOT NULL,
	"verdict" text NOT NULL,
	"headers" jsonb NOT NULL,
	"body" text NOT NULL,
	"body_hash" text NOT NULL,
	"applied_at" timestamp (3) with time zone,
	"outcome" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "deliveries_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "deliveries_once_key" UNIQUE("integration_id","body_hash","verdict")
);
--> statement-breakpoint
CREATE TABLE "integrations" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"connector_id" text NOT NULL,
	"label" text NOT NULL,
	"sealed_settings" text NOT NULL,
	"currencies" text[] DEFAULT '{}' NOT NULL,
	"is_enabled" boolean DEFAULT true NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "integrations_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "integrations_place_key" UNIQUE("tenant_id","company_id","environment","id")
);
--> statement-breakpoint
CREATE TABLE "provider_events" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"integration_id" text NOT NULL,
	"provider_event_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "provider_events_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "provider_events_once_key" UNIQUE("integration_id","provider_event_id")
);
--> statement-breakpoint
CREATE TABLE "simulator_charges" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"integration_id" text NOT NULL,
	"reference" text NOT NULL,
	"label" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency_code" text NOT NULL,
	"method" text NOT NULL,
	"return_url" text NOT NULL,
	"outcome" text,
	"settles_at" timestamp (3) with time zone,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"sequence" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "simulator_charges_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "simulator_charges_reference_key" UNIQUE("integration_id","reference"),
	CONSTRAINT "simulator_charges_refund_within_amount" CHECK ("simulator_charges"."refunded_minor" >= 0 and "simulator_charges"."refunded_minor" <= "simulator_charges"."amount_minor")
);
--> statement-breakpoint
CREATE TABLE "payment_attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"payment_id" text NOT NULL,
	"number" integer NOT NULL,
	"integration_id" text NOT NULL,
	"connector_id" text NOT NULL,
	"method" text NOT NULL,
	"status" text DEFAULT 'started' NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency_code" text NOT NULL,
	"provider_id" text,
	"redirect_url" text,
	"decline_class" text,
	"code" text,
	"raw_code" text,
	"lease_until" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_attempts_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "payment_attempts_number_key" UNIQUE("payment_id","number"),
	CONSTRAINT "payment_attempts_provider_key" UNIQUE("integration_id","provider_id")
);
--> statement-breakpoint
CREATE TABLE "payment_events" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"payment_id" text NOT NULL,
	"type" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_events_tenant_id_key" UNIQUE("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"application_id" text NOT NULL,
	"created_by" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency_code" text NOT NULL,
	"reference" text NOT NULL,
	"reference_label" text NOT NULL,
	"status" text DEFAULT 'requires_payment_method' NOT NULL,
	"amount_received_minor" bigint DEFAULT 0 NOT NULL,
	"amount_refunded_minor" bigint DEFAULT 0 NOT NULL,
	"surcharge_minor" bigint DEFAULT 0 NOT NULL,
	"provider_fee_minor" bigint,
	"redirect_url" text,
	"product_id" text,
	"blockchain_slug" text,
	"settlement_currency_code" text,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"last_error_code" text,
	"idempotency_key" text,
	"fingerprint" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payments_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "payments_place_key" UNIQUE("tenant_id","company_id","environment","id"),
	CONSTRAINT "payments_amount_is_positive" CHECK ("payments"."amount_minor" > 0),
	CONSTRAINT "payments_amounts_are_not_negative" CHECK ("payments"."amount_received_minor" >= 0 and "payments"."amount_refunded_minor" >= 0 and "payments"."surcharge_minor" >= 0),
	CONSTRAINT "payments_refund_within_received" CHECK ("payments"."amount_refunded_minor" <= "payments"."amount_received_minor"),
	CONSTRAINT "payments_status_is_known" CHECK (status in ('requires_payment_method', 'requires_action', 'processing', 'succeeded', 'failed', 'canceled', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"company_id" text,
	"environment" text,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"target_id" text NOT NULL,
	"detail" jsonb NOT NULL,
	"ip" text,
	"request_id" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_events_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "audit_events_sequence_key" UNIQUE("tenant_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"tenant_id" text PRIMARY KEY NOT NULL,
	"sequence" integer NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"tenant_id" text NOT NULL,
	"principal_id" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"status" integer,
	"body" text,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_tenant_id_principal_id_key_pk" PRIMARY KEY("tenant_id","principal_id","key")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text,
	"environment" text,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "outbox_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"type" text NOT NULL,
	"subject_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"dispatched_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_tenant_id_key" UNIQUE("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"free_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "affiliate_links" (
	"merchant_id" text PRIMARY KEY NOT NULL,
	"affiliate_id" text NOT NULL,
	"ceiling" text[],
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "affiliate_links_are_not_loops" CHECK ("affiliate_links"."merchant_id" <> "affiliate_links"."affiliate_id")
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"name" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "companies_tenant_id_key" UNIQUE("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "domains" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"environment" text NOT NULL,
	"fqdn" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"is_primary" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "domains_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "domains_fqdn_key" UNIQUE("fqdn"),
	CONSTRAINT "domains_primary_is_not_sandbox" CHECK (not ("domains"."is_primary" and "domains"."environment" = 'sandbox')),
	CONSTRAINT "domains_fqdn_is_lower_case" CHECK ("domains"."fqdn" = lower("domains"."fqdn") and "domains"."fqdn" <> '')
);
--> statement-breakpoint
CREATE TABLE "tenants" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"data_key" text NOT NULL,
	"suspended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"user_id" text NOT NULL,
	"type" text NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"refresh_token" text,
	"access_token" text,
	"expires_at" integer,
	"token_type" text,
	"scope" text,
	"id_token" text,
	"session_state" text,
	CONSTRAINT "accounts_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"company_ids" text[],
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_tenant_id_key" UNIQUE("tenant_id","id"),
	CONSTRAINT "memberships_tenant_user_key" UNIQUE("tenant_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"session_token" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"expires" timestamp (3) with time zone NOT NULL,
	"current_tenant_id" text,
	"current_company_id" text,
	"current_environment" text DEFAULT 'sandbox' NOT NULL,
	"ip" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text,
	"email" text NOT NULL,
	"email_verified" timestamp (3) with time zone,
	"image" text,
	"password_hash" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_key" UNIQUE("email"),
	CONSTRAINT "users_email_is_lower_case" CHECK ("users"."email" = lower("users"."email"))
);
--> statement-breakpoint
CREATE TABLE "verification_tokens" (
	"identifier" text NOT NULL,
	"token" text NOT NULL,
	"expires" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "verification_tokens_identifier_token_pk" PRIMARY KEY("identifier","token")
);
--> statement-breakpoint
ALTER TABLE "payment_applications" ADD CONSTRAINT "payment_applications_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_applications" ADD CONSTRAINT "payment_applications_company_fk" FOREIGN KEY ("tenant_id","company_id") REFERENCES "public"."companies"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_company_fk" FOREIGN KEY ("tenant_id","company_id") REFERENCES "public"."companies"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_application_fk" FOREIGN KEY ("tenant_id","company_id","environment","application_id") REFERENCES "public"."payment_applications"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_successor_fk" FOREIGN KEY ("tenant_id","successor_id") REFERENCES "public"."credentials"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_integration_fk" FOREIGN KEY ("tenant_id","company_id","environment","integration_id") REFERENCES "public"."integrations"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "integrations" ADD CONSTRAINT "integrations_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "integrations" ADD CONSTRAINT "integrations_company_fk" FOREIGN KEY ("tenant_id","company_id") REFERENCES "public"."companies"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_events" ADD CONSTRAINT "provider_events_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_events" ADD CONSTRAINT "provider_events_integration_fk" FOREIGN KEY ("tenant_id","company_id","environment","integration_id") REFERENCES "public"."integrations"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "simulator_charges" ADD CONSTRAINT "simulator_charges_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "simulator_charges" ADD CONSTRAINT "simulator_charges_integration_fk" FOREIGN KEY ("tenant_id","company_id","environment","integration_id") REFERENCES "public"."integrations"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_payment_fk" FOREIGN KEY ("tenant_id","company_id","environment","payment_id") REFERENCES "public"."payments"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_integration_fk" FOREIGN KEY ("tenant_id","company_id","environment","integration_id") REFERENCES "public"."integrations"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_events" ADD CONSTRAINT "payment_events_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_events" ADD CONSTRAINT "payment_events_payment_fk" FOREIGN KEY ("tenant_id","company_id","environment","payment_id") REFERENCES "public"."payments"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_application_fk" FOREIGN KEY ("tenant_id","company_id","environment","application_id") REFERENCES "public"."payment_applications"("tenant_id","company_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_company_fk" FOREIGN KEY ("tenant_id","company_id") REFERENCES "public"."companies"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_heads" ADD CONSTRAINT "audit_heads_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_company_fk" FOREIGN KEY ("tenant_id","company_id") REFERENCES "public"."companies"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliate_links" ADD CONSTRAINT "affiliate_links_merchant_id_tenants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliate_links" ADD CONSTRAINT "affiliate_links_affiliate_id_tenants_id_fk" FOREIGN KEY ("affiliate_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "domains" ADD CONSTRAINT "domains_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "domains" ADD CONSTRAINT "domains_company_fk" FOREIGN KEY ("tenant_id","company_id") REFERENCES "public"."companies"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_current_tenant_id_tenants_id_fk" FOREIGN KEY ("current_tenant_id") REFERENCES "public"."tenants"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payment_applications_list_idx" ON "payment_applications" USING btree ("tenant_id","company_id","environment","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "credentials_list_idx" ON "credentials" USING btree ("tenant_id","company_id","environment","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "credentials_application_idx" ON "credentials" USING btree ("application_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "deliveries_list_idx" ON "deliveries" USING btree ("tenant_id","company_id","environment","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "integrations_list_idx" ON "integrations" USING btree ("tenant_id","company_id","environment","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "payment_attempts_one_open_idx" ON "payment_attempts" USING btree ("payment_id") WHERE "payment_attempts"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "payment_attempts_lease_idx" ON "payment_attempts" USING btree ("lease_until") WHERE "payment_attempts"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "payment_events_payment_idx" ON "payment_events" USING btree ("payment_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_idempotency_key" ON "payments" USING btree ("application_id","idempotency_key") WHERE "payments"."idempotency_key" is not null;--> statement-breakpoint
CREATE INDEX "payments_list_idx" ON "payments" USING btree ("tenant_id","company_id","environment","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "payments_status_idx" ON "payments" USING btree ("tenant_id","company_id","environment","status","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "payments_application_idx" ON "payments" USING btree ("tenant_id","application_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "payments_reference_idx" ON "payments" USING btree ("tenant_id","company_id","environment","reference" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "payments_due_idx" ON "payments" USING btree ("expires_at") WHERE "payments"."status" in ('requires_payment_method', 'requires_action');--> statement-breakpoint
CREATE INDEX "audit_events_target_idx" ON "audit_events" USING btree ("tenant_id","target_id","sequence");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created_idx" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outbox_waiting_idx" ON "outbox" USING btree ("sequence") WHERE "outbox"."dispatched_at" is null;--> statement-breakpoint
CREATE INDEX "rate_limits_free_idx" ON "rate_limits" USING btree ("free_at");--> statement-breakpoint
CREATE UNIQUE INDEX "companies_one_default_idx" ON "companies" USING btree ("tenant_id") WHERE "companies"."is_default";--> statement-breakpoint
CREATE UNIQUE INDEX "domains_one_primary_idx" ON "domains" USING btree ("company_id") WHERE "domains"."is_primary";--> statement-breakpoint
CREATE INDEX "accounts_user_idx" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "memberships_user_idx" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expires_idx" ON "sessions" USING btree ("expires");