"use client";

import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { endOthersAction } from "./actions";

/** Signs the person out everywhere else. */
export function EndOthers({ count }: { count: number }) {
  return (
    <ConfirmDialog
      trigger={<Button>Sign out elsewhere</Button>}
      title="Sign out elsewhere"
      objectName={count === 1 ? "1 other session" : `${count} other sessions`}
      confirmLabel="Sign out elsewhere"
      cancelLabel="Keep them"
      done="You are signed out everywhere else."
      action={() => endOthersAction(null, {})}
    >
      Every other browser has to sign in again. This one stays.
    </ConfirmDialog>
  );
}
