"use client";

import RefreshCw from "lucide-react/icons/refresh-cw";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/app/_ui/button";
import { icon } from "@/app/_ui/icons";

const RefreshIcon = icon(RefreshCw);

/** Reads the list again from the server, and says when that is done. */
export function RefreshButton() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [said, setSaid] = useState("");
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !pending) setSaid("Refreshed");
    was.current = pending;
  }, [pending]);

  const refresh = () => {
    setSaid("");
    startTransition(() => router.refresh());
  };
  return (
    <>
      <Button icon={<RefreshIcon />} pending={pending} onClick={refresh}>
        Refresh
      </Button>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}
