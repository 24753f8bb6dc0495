"use client";

import { useEffect, useState } from "react";

/** Leads to where a person shows that it is them, and back to this very page. */
export function ProveLink() {
  const [here, setHere] = useState("/");
  useEffect(() => setHere(`${window.location.pathname}${window.location.search}`), []);
  return (
    <a href={`/confirm?next=${encodeURIComponent(here)}`} className="font-medium underline underline-offset-2">
      Confirm that it’s you
    </a>
  );
}
