"use client";

import { useTransition } from "react";
import { Button } from "@/app/_ui/button";
import { notify } from "@/app/_ui/notify";
import { checkLedgerAction } from "./actions";

/** Goes through the books at once. It changes nothing in them. */
export function CheckNow() {
  const [pending, startTransition] = useTransition();
  const run = () =>
    startTransition(async () => {
      const state = await checkLedgerAction(null, {});
      if (!state?.ok) return notify(state?.message ?? "It was not checked.", "danger");
      const { isSound } = state.data;
      notify(isSound ? "The books add up." : "The books don’t add up.", isSound ? "success" : "danger");
    });
  return (
    <Button pending={pending} onClick={run}>
      Check now
    </Button>
  );
}
