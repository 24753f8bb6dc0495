"use client";

import { useState, useTransition } from "react";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { notify } from "@/app/_ui/notify";
import { connectBooksAction, disconnectBooksAction, retryEntryAction } from "./books-server-actions";

/** Connects books, which leads to the provider's own page, or ends the connection. */
export function BooksActions({ id, organisation }: { id: string; organisation: string | null }) {
  const [pending, startTransition] = useTransition();
  const [asks, setAsks] = useState(false);
  const connect = () =>
    startTransition(async () => {
      const outcome = await connectBooksAction(null, { id });
      if (outcome?.ok) window.location.assign(outcome.data.url);
      else if (outcome) notify(outcome.message, "danger");
    });
  return (
    <>
      <Button size="sm" variant={organisation ? undefined : "primary"} pending={pending} onClick={connect}>
        {organisation ? "Connect again" : "Connect"}
      </Button>
      {organisation && (
        <Button size="sm" onClick={() => setAsks(true)}>
          Disconnect
        </Button>
      )}
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title="Disconnect books"
        objectName={organisation ?? ""}
        confirmLabel="Disconnect"
        cancelLabel="Keep connected"
        done={`${organisation} was disconnected.`}
        action={() => disconnectBooksAction(null, { id })}
      >
        Nothing more is told to these books. What was told stays there. You can connect again at any time; what happens
        in between is not told.
      </ConfirmDialog>
    </>
  );
}

/** Tells the books again what they refused. */
export function RetryEntry({ id, integrationId }: { id: string; integrationId: string }) {
  const [pending, startTransition] = useTransition();
  const retry = () =>
    startTransition(async () => {
      const outcome = await retryEntryAction(null, { id, integrationId });
      if (outcome && !outcome.ok) notify(outcome.message, "danger");
      else notify("It is told again within a minute.");
    });
  return (
    <Button size="sm" pending={pending} onClick={retry}>
      Try again
    </Button>
  );
}
