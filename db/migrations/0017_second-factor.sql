CREATE TABLE "factor_policies" (
	"tenant_id" text NOT NULL,
	"company_id" text NOT NULL,
	"mode" text DEFAULT 'off' NOT NULL,
	"integration_id" text NOT NULL,
	"integration_environment" text NOT NULL,
	"let_in_when_down" boolean DEFAULT false NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "factor_policies_tenant_id_company_id_pk" PRIMARY KEY("tenant_id","company_id")
);
--> statement-breakpoint
CREATE TABLE "mfa_factors" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"sealed_secret" text,
	"integration_id" text,
	"confirmed_at" timestamp (3) with time zone,
	"last_used_step" integer,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mfa_factors_totp_has_a_secret" CHECK (("mfa_factors"."kind" = 'totp') = ("mfa_factors"."sealed_secret" is not null)),
	CONSTRAINT "mfa_factors_duo_names_an_integration" CHECK (("mfa_factors"."kind" = 'duo') = ("mfa_factors"."integration_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"user_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recovery_codes_user_id_code_hash_pk" PRIMARY KEY("user_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "sign_in_challenges" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"session_token" text,
	"owes" text[] NOT NULL,
	"passed" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"guesses" integer DEFAULT 0 NOT NULL,
	"pushes" integer DEFAULT 0 NOT NULL,
	"asked_integration" text,
	"asked_state" text,
	"asked_nonce" text,
	"asked_at" timestamp (3) with time zone,
	"down_at" timestamp (3) with time zone,
	"next_path" text DEFAULT '/' NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sign_in_challenges_count_guesses" CHECK ("sign_in_challenges"."guesses" between 0 and 5)
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "fresh_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "passed" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "factor_policies" ADD CONSTRAINT "factor_policies_integration_fk" FOREIGN KEY ("tenant_id","company_id","integration_environment","integration_id") REFERENCES "public"."integrations"("tenant_id","company_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mfa_factors" ADD CONSTRAINT "mfa_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_challenges" ADD CONSTRAINT "sign_in_challenges_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mfa_factors_one_totp_idx" ON "mfa_factors" USING btree ("user_id") WHERE "mfa_factors"."kind" = 'totp';--> statement-breakpoint
CREATE UNIQUE INDEX "mfa_factors_one_duo_idx" ON "mfa_factors" USING btree ("user_id","integration_id") WHERE "mfa_factors"."kind" = 'duo';--> statement-breakpoint
CREATE INDEX "sign_in_challenges_expires_idx" ON "sign_in_challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_challenges_user_idx" ON "sign_in_challenges" USING btree ("user_id");