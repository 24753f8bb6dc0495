"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { PlusIcon } from "./plus-icon";

type Props = {
  title: string;
  /** On the button that opens it, where that says something else than the title. */
  verb?: string;
  /** Whether the address asks for it to be open. */
  opens: boolean;
  children: ReactNode;
};

/** The dialog that makes something new, behind the button for it; an address with `create` opens it by itself. */
export function CreateDialog({ title, verb = title, opens, children }: Props) {
  const [open, setOpen] = useState(opens);
  useForgetCreate(open);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={title}
      trigger={
        <Button variant="primary" icon={<PlusIcon />}>
          {verb}
        </Button>
      }
    >
      {children}
    </Dialog>
  );
}

/** Once a dialog that the address asked for is closed, the address stops asking, so that a reload does not open it again. */
function useForgetCreate(open: boolean) {
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) {
      const { pathname, searchParams } = new URL(window.location.href);
      if (searchParams.has("create")) window.history.replaceState(window.history.state, "", pathname);
    }
    wasOpen.current = open;
  }, [open]);
}
