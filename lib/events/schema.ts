/** Everything a webhook can tell of. */
export const EVENT_TYPES = [
  "payment.created",
  "payment.updated",
  "payment.succeeded",
  "payment.failed",
  "payment.canceled",
  "payment.expired",
  "payment.attempt.failed",
  "payment.refunded",
  "payment.disputed",
  "customer.topped_up",
  "credential.created",
  "credential.revoked",
  "credential.rotated",
  "integration.installed",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];
