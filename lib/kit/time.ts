/** Durations in seconds. */
export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;
export const YEAR = 365 * DAY;

/** The moment so many seconds later; earlier when negative. */
export const addSeconds = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);

/** How many seconds lie between two moments; negative when `to` is the earlier. */
export const secondsBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 1000;

/** Whether this is the name of a time zone such as "Europe/Berlin" that we can show times in. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** A moment to the second with its zone, such as "31 Jan 2026, 13:00:00 CET". */
export const formatExact = (at: Date, timeZone = "UTC", locale = "en-GB"): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  }).format(at);

/** The day a moment falls on in a zone, as 2026-01-31. */
export const dayIn = (at: Date, timeZone = "UTC"): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);

const UNITS = [
  ["year", YEAR],
  ["month", 30 * DAY],
  ["week", WEEK],
  ["day", DAY],
  ["hour", HOUR],
  ["minute", MINUTE],
] as const;

/** How far a moment is from now, such as "3 hours ago" or "in 2 days". Within a minute it is "now". */
export function formatRelative(at: Date, now: Date, locale = "en"): string {
  const seconds = secondsBetween(now, at);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const unit = UNITS.find(([, size]) => Math.abs(seconds) >= size);
  return unit ? words.format(Math.trunc(seconds / unit[1]), unit[0]) : words.format(0, "second");
}

/** A length of time in its two largest units, such as "1 d 4 h" or "45 s". */
export function formatDuration(seconds: number): string {
  const size = Math.max(0, Math.round(seconds));
  const parts = [
    [Math.floor(size / DAY), "d"],
    [Math.floor((size % DAY) / HOUR), "h"],
    [Math.floor((size % HOUR) / MINUTE), "min"],
    [size % MINUTE, "s"],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  const shown = first < 0 ? [parts[3]] : parts.slice(first, first + 2).filter(([count]) => count > 0);
  return shown.map(([count, unit]) => `${count} ${unit}`).join(" ");
}
