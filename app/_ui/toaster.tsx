"use client";

import { type ComponentType, useEffect, useState } from "react";
import { NOTICE_EVENT, type Notice } from "./notify";

type Loaded = { Host: ComponentType };

/** Shows what `notify` says. Once a page, in the frame; the toasts themselves load with the first notice. */
export function Toaster() {
  const [loaded, setLoaded] = useState<Loaded | null>(null);

  useEffect(() => {
    const hear = async (event: Event) => {
      if (!(event instanceof CustomEvent)) return;
      const { ToastHost, show } = await import("./toast-host");
      setLoaded({ Host: ToastHost });
      show(event.detail as Notice);
    };
    window.addEventListener(NOTICE_EVENT, hear);
    return () => window.removeEventListener(NOTICE_EVENT, hear);
  }, []);

  return loaded ? <loaded.Host /> : null;
}
