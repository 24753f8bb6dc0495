"use client";

import { useEffect, useState } from "react";
import { ClockIcon } from "./clock-icon";

const SOON_SECONDS = 5 * 60;

type Props = { expiresAt: string; now: string };

/** A countdown in the last five minutes, and nothing before them. Without scripts it is the time as of loading. */
export function ClosesSoon({ expiresAt, now }: Props) {
  const [at, setAt] = useState(() => Date.parse(now));
  const left = Math.max(0, Math.ceil((Date.parse(expiresAt) - at) / 1000));

  useEffect(() => {
    const started = Date.now();
    const loadedAt = Date.parse(now);
    const timer = setInterval(() => setAt(loadedAt + Date.now() - started), 1000);
    return () => clearInterval(timer);
  }, [now]);
  useEffect(() => {
    if (left === 0) window.location.reload();
  }, [left]);

  if (left > SOON_SECONDS) return null;
  return (
    <p className="flex items-center gap-2 rounded-card border border-warning-line bg-warning-soft px-3.5 py-2 text-13 text-warning-text">
      <ClockIcon />
      <span>
        This checkout closes in{" "}
        <span role="timer" className="font-medium tabular-nums">
          {`${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`}
        </span>
        .
      </span>
    </p>
  );
}
