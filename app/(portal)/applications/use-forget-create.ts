"use client";

import { useEffect, useRef } from "react";

/** Once a dialog that the address asked for is closed, the address stops asking, so that a reload does not open it again. */
export function useForgetCreate(open: boolean) {
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) {
      const { pathname, searchParams } = new URL(window.location.href);
      if (searchParams.has("create")) window.history.replaceState(window.history.state, "", pathname);
    }
    wasOpen.current = open;
  }, [open]);
}
