call portico_wall('scripts');--> statement-breakpoint
call portico_wall('script_versions');--> statement-breakpoint
call portico_wall('script_runs');--> statement-breakpoint
revoke delete on scripts from portico_app;--> statement-breakpoint
revoke update, delete on script_versions, script_runs from portico_app;
