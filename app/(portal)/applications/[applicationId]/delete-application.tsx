"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Section } from "@/app/_ui/section";
import { deleteApplicationAction } from "./actions";

type Props = { application: { id: string; name: string }; liveTokens: number };

/** The way out for an application; its payments stay. */
export function DeleteApplication({ application: { id, name }, liveTokens }: Props) {
  const router = useRouter();
  const erase = async () => {
    const outcome = await deleteApplicationAction(null, { id });
    if (outcome?.ok) router.push("/applications" as Route);
    return outcome;
  };
  return (
    <Section title="Delete" description="Takes this application out of use. Its payments stay readable.">
      <ConfirmDialog
        trigger={<Button variant="danger">Delete payment application</Button>}
        title="Delete payment application"
        objectName={name}
        confirmLabel="Delete payment application"
        cancelLabel="Keep payment application"
        done={`${name} was deleted.`}
        action={erase}
      >
        {tokensWords(liveTokens)} Its Client ID creates no more checkouts, and its webhook secret signs nothing any
        more. Payments it has taken stay readable. This can’t be undone.
      </ConfirmDialog>
    </Section>
  );
}

function tokensWords(count: number): string {
  if (count === 0) return "No token works for it at the moment.";
  return `${count === 1 ? "Its one working token stops" : `All ${count} of its working tokens stop`} opening anything with the very next call.`;
}
