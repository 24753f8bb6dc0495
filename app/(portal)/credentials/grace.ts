import { addSeconds, DAY, formatExact, HOUR } from "@/lib/kit/time";

/** How long the old secret may work beside the new one. */
export const GRACE_CHOICES = [
  { value: "now", label: "Now", seconds: 0 },
  { value: "1h", label: "1 hour", seconds: HOUR },
  { value: "24h", label: "24 hours", seconds: DAY },
  { value: "3d", label: "3 days", seconds: 3 * DAY },
  { value: "7d", label: "7 days", seconds: 7 * DAY },
] as const;
export type Grace = (typeof GRACE_CHOICES)[number]["value"];

type Frame = { now: Date; zone: string; expiresAt: Date | null };

/** Until when the old one works under a choice: never longer than it would have worked anyway. */
export function graceWords(grace: Grace, { now, zone, expiresAt }: Frame): string {
  const seconds = GRACE_CHOICES.find(({ value }) => value === grace)?.seconds ?? 0;
  if (seconds === 0) return "The old one is refused from the very next call.";
  const end = addSeconds(now, seconds);
  if (expiresAt && expiresAt < end) {
    return `The old one works until ${formatExact(expiresAt, zone)}, when it would have expired anyway.`;
  }
  return `The old one works until ${formatExact(end, zone)}.`;
}
