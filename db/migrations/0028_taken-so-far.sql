update incoming_transfers set taken_minor = returned_minor where returned_minor > 0;--> statement-breakpoint

-- What has come by an attempt was known of its payment alone: of the one that was credited, or of the open one that waits for a person.
update payment_attempts a set received_minor = p.amount_received_minor
from payments p
where p.id = a.payment_id and p.amount_received_minor > 0 and (a.is_credited or (p.status = 'processing' and a.finished_at is null));
