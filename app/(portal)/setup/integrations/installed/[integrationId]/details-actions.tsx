"use client";

import { useTransition } from "react";
import { Button } from "@/app/_ui/button";
import { LinkButton } from "@/app/_ui/link-button";
import { notify } from "@/app/_ui/notify";
import { disableAction, enableAction } from "../../actions";
import { DeleteButton } from "../../delete-button";

type Props = { id: string; label: string; name: string; isEnabled: boolean; edit: string };

const DISABLE = { run: disableAction, done: "disabled" };
const ENABLE = { run: enableAction, done: "enabled" };

/** What can be done with an installed integration. Disabling can be taken back, so it doesn't ask. */
export function DetailsActions({ id, label, name, isEnabled, edit }: Props) {
  const [pending, startTransition] = useTransition();
  const toggle = () =>
    startTransition(async () => {
      const { run, done } = isEnabled ? DISABLE : ENABLE;
      const outcome = await run(null, { id });
      if (outcome && !outcome.ok) notify(outcome.message, "danger");
      else notify(`${label} was ${done}.`);
    });
  return (
    <>
      <LinkButton href={edit} scroll={false} size="sm" variant="primary">
        Edit
      </LinkButton>
      <Button size="sm" pending={pending} onClick={toggle}>
        {isEnabled ? "Disable" : "Enable"}
      </Button>
      <DeleteButton id={id} label={label} name={name} leads="/setup/integrations/installed" />
    </>
  );
}
