const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS: [limit: number, size: number, unit: "minute" | "hour" | "day"][] = [
  [HOUR, MINUTE, "minute"],
  [DAY, HOUR, "hour"],
  [14 * DAY, DAY, "day"],
];

/** "3 minutes ago", "in 2 days"; beyond two weeks the day itself, because "43 days ago" makes people count. */
export function relativeTime(at: Date, now: Date, zone = "UTC"): string {
  const distance = at.getTime() - now.getTime();
  const size = Math.abs(distance);
  if (size < 45_000) return distance > 0 ? "in a moment" : "just now";
  const step = STEPS.find(([limit]) => size < limit);
  if (!step) return exactDay(at, zone);
  const count = Math.max(1, Math.floor(size / step[1]));
  const words = `${count} ${step[2]}${count === 1 ? "" : "s"}`;
  return distance > 0 ? `in ${words}` : `${words} ago`;
}

/** "12 Mar 2026" */
export function exactDay(at: Date, zone = "UTC"): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: zone }).format(
    at,
  );
}

/** "12 Mar 2026, 14:03:22 UTC" */
export function exactTime(at: Date, zone = "UTC"): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZone: zone,
    timeZoneName: "short",
  }).format(at);
}
