"use client";

import { useCallback, useEffect, useReducer, useRef } from "react";
import { closeGuard, type Exit, guarded, unguarded } from "./close-guard";

type Options = {
  /** Whether something would be lost now. */
  held: boolean;
  /** Called when the guarded thing may close. */
  onClose: () => void;
};

/**
 * Holds every way out of a dialog until what it shows is safe: its X, Escape and backdrop (through `attempt`), the
 * browser's back, links on the page, and leaving the site. While `asking`, show a question answered by `stay` or
 * `leave`. Use it in something that is mounted only while it is open.
 */
export function useCloseGuard({ held, onClose }: Options) {
  const [guard, dispatch] = useReducer(closeGuard, held ? guarded : unguarded);
  const latest = useRef({ held: guard.held, onClose });
  latest.current = { held: guard.held, onClose };

  const attempt = useCallback((exit: Exit = { by: "dialog" }) => dispatch({ type: "attempt", exit }), []);
  const stay = useCallback(() => dispatch({ type: "stay" }), []);
  const leave = useCallback(() => dispatch({ type: "leave" }), []);

  useEffect(() => dispatch({ type: held ? "hold" : "release" }), [held]);
  const forgetEntry = useBackAsExit(latest, attempt);
  useLinksAsExit(latest, attempt);
  useUnloadWarning(guard.held);

  useEffect(() => {
    if (!guard.leaving) return;
    const { leaving } = guard;
    if (leaving.by !== "link") forgetEntry();
    latest.current.onClose();
    if (leaving.by === "link") window.location.replace(leaving.href);
  }, [guard, forgetEntry]);

  return { asking: guard.asking !== null, attempt, stay, leave };
}

type Latest = { current: { held: boolean } };
type Attempt = (exit: Exit) => void;

const MARK = "closeGuard";

/** An extra history entry stands on top of the page's, so that "back" comes to us instead of leaving the page. */
function useBackAsExit(latest: Latest, attempt: Attempt) {
  const standing = useRef(false);

  useEffect(() => {
    const push = () => {
      window.history.pushState({ ...window.history.state, [MARK]: true }, "");
      standing.current = true;
    };
    const popped = () => {
      if (window.history.state?.[MARK]) return;
      standing.current = false;
      if (latest.current.held) push();
      attempt({ by: "back" });
    };
    if (!window.history.state?.[MARK]) push();
    else standing.current = true;
    window.addEventListener("popstate", popped);
    return () => window.removeEventListener("popstate", popped);
  }, [latest, attempt]);

  return useCallback(() => {
    if (!standing.current) return;
    standing.current = false;
    window.history.back();
  }, []);
}

function useLinksAsExit(latest: Latest, attempt: Attempt) {
  useEffect(() => {
    const clicked = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      const elsewhere = link && (link.target === "_blank" || link.hasAttribute("download"));
      if (!link || elsewhere || event.metaKey || event.ctrlKey || !latest.current.held) return;
      event.preventDefault();
      event.stopPropagation();
      attempt({ by: "link", href: link.href });
    };
    document.addEventListener("click", clicked, true);
    return () => document.removeEventListener("click", clicked, true);
  }, [latest, attempt]);
}

function useUnloadWarning(held: boolean) {
  useEffect(() => {
    if (!held) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [held]);
}
