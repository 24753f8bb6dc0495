call portico_wall('vouchers');--> statement-breakpoint
revoke delete on vouchers from portico_app;
