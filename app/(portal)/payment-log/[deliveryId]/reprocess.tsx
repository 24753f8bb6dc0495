"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { Button } from "@/app/_ui/button";
import { notify } from "@/app/_ui/notify";
import { reprocessAction } from "./actions";

const WORDS = {
  refused: "It is still not genuine by the settings of now. Nothing was done.",
  accepted_before: "The provider sent the same message again, and that one was accepted. Nothing was done.",
  queued: "It is genuine and is being worked.",
} as const;

/** Judges the message once more by the settings of now. Nothing happens twice, so nobody is asked first. */
export function Reprocess({ id }: { id: string }) {
  const [pending, startTransition] = useTransition();
  const run = () =>
    startTransition(async () => {
      const state = await reprocessAction(null, { id });
      if (state?.ok) notify(WORDS[state.data.outcome], state.data.outcome === "refused" ? "danger" : "success");
      else notify(state?.message ?? "It was not done.", "danger");
    });
  return (
    <Button pending={pending} onClick={run}>
      Re-process
    </Button>
  );
}

const EVERY_MS = 1500;
const MOST_LOOKS = 40;

/** Shows the page anew until the message has been worked; not for ever, because a provider may be away for long. */
export function WatchUntilWorked() {
  const { refresh } = useRouter();
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    if (looks >= MOST_LOOKS) return;
    const timer = setTimeout(() => {
      if (!document.hidden) refresh();
      setLooks(looks + 1);
    }, EVERY_MS);
    return () => clearTimeout(timer);
  }, [looks, refresh]);
  return null;
}
