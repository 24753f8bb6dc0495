"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { LoaderIcon } from "@/app/_ui/icons";

const Explorer = dynamic(() => import("./explorer").then(({ Explorer }) => Explorer), {
  ssr: false,
  loading: () => (
    <p role="status" className="flex items-center gap-2 text-muted">
      <LoaderIcon className="animate-spin" />
      Loading the explorer
    </p>
  ),
});

/** The explorer is larger than all the rest of this page, so it is fetched by whoever presses the button. */
export function ExplorerOnRequest({ url }: { url: string }) {
  const [asked, setAsked] = useState(false);
  if (asked) return <Explorer url={url} />;
  return (
    <Button variant="primary" onClick={() => setAsked(true)}>
      Load the explorer
    </Button>
  );
}
