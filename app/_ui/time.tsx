import { exactDay, exactTime, relativeTime } from "./relative-time";

type Props = {
  at: Date | string;
  /** "3 minutes ago" unless said. */
  format?: "relative" | "day" | "exact";
  now?: Date;
  zone?: string;
};

/**
 * A point in time: its exact form with zone shows on hover, the machine's form is in `datetime`. The words are those
 * of the server, and the browser keeps them, so nothing differs when the page wakes up.
 */
export function Time({ at, format = "relative", now = new Date(), zone = "UTC" }: Props) {
  const moment = new Date(at);
  const words = {
    relative: () => relativeTime(moment, now, zone),
    day: () => exactDay(moment, zone),
    exact: () => exactTime(moment, zone),
  };
  return (
    <time
      dateTime={moment.toISOString()}
      title={exactTime(moment, zone)}
      suppressHydrationWarning
      className="relative z-10 whitespace-nowrap"
    >
      {words[format]()}
    </time>
  );
}
