import { DAY } from "./time";

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
/** The last day whose end is still a year of four digits, in whichever zone. */
const BOUNDS = { first: "2000-01-01", last: "9999-12-30" };

/** Whether this is a day of the calendar from 2000-01-01 to 9999-12-30, written 2026-01-31. */
export function isDay(text: string): boolean {
  if (!SHAPE.test(text) || text < BOUNDS.first || text > BOUNDS.last) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The moment a day begins in a time zone. Where clocks skip midnight it is the first moment that exists. Throws RangeError when it is no day. */
export function startOfDay(day: string, timeZone: string): Date {
  return midnightAt(utcMidnight(day), timeZone);
}

/** The moment a day is over: the beginning of the next one. */
export function endOfDay(day: string, timeZone: string): Date {
  return midnightAt(utcMidnight(day) + DAY * 1000, timeZone);
}

function utcMidnight(day: string): number {
  if (!isDay(day)) throw new RangeError(`${day} is not a day.`);
  return Date.parse(`${day}T00:00:00Z`);
}

/** When a zone's clocks show what UTC's show at `wanted`, which is a midnight. */
function midnightAt(wanted: number, timeZone: string): Date {
  const guesses = [wanted - DAY * 500, wanted + DAY * 500].map((near) => wanted - offsetAt(near, timeZone));
  const sorted = guesses.sort((a, b) => a - b);
  const exact = sorted.find((guess) => guess + offsetAt(guess, timeZone) === wanted);
  return new Date(exact ?? Math.max(...sorted));
}

/** How many milliseconds a zone's clocks are ahead of UTC at a moment. */
function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) - at;
}
