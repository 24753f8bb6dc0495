"use client";

import { useTransition } from "react";
import { Button } from "@/app/_ui/button";
import { notify } from "@/app/_ui/notify";
import { withStepUp } from "@/app/_ui/step-up";
import { SubmitButton } from "@/app/_ui/submit-button";
import { confirmWithDuoAction } from "../../confirm-with-duo";
import { adoptDuoAction, dropDuoAction } from "./actions";

type Props = { integrationId: string; isOwn: boolean; hasPassed: boolean };

/** Lets Duo stand for one's own factor once one got past it, and takes it back. */
export function OwnDuo({ integrationId, isOwn, hasPassed }: Props) {
  const [pending, start] = useTransition();
  if (!hasPassed && !isOwn) {
    return (
      <form action={confirmWithDuoAction}>
        <input type="hidden" name="integrationId" value={integrationId} />
        <input type="hidden" name="next" value="/settings/security" />
        <SubmitButton variant="secondary">Try Duo</SubmitButton>
      </form>
    );
  }
  const change = () =>
    start(async () => {
      const choice = { integrationId };
      const outcome = await (isOwn ? withStepUp(dropDuoAction)(null, choice) : adoptDuoAction(null, choice));
      if (outcome && !outcome.ok) notify(outcome.message);
    });
  return (
    <Button pending={pending} onClick={change}>
      {isOwn ? "Stop using it" : "Use at sign-in"}
    </Button>
  );
}
