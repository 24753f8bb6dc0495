/** How somebody tried to leave: by the dialog's own means, by the browser's back, or by a link on the page. */
export type Exit = { by: "dialog" } | { by: "back" } | { by: "link"; href: string };

export type Guard = {
  /** Whether leaving now would lose something. */
  held: boolean;
  /** The exit that waits for an answer. */
  asking: Exit | null;
  /** The exit that may happen now. */
  leaving: Exit | null;
};

export type GuardEvent =
  | { type: "hold" }
  | { type: "release" }
  | { type: "attempt"; exit: Exit }
  | { type: "stay" }
  | { type: "leave" };

export const guarded: Guard = { held: true, asking: null, leaving: null };
export const unguarded: Guard = { held: false, asking: null, leaving: null };

/** Decides whether an exit happens, waits for an answer, or is called off. No exit gets past while something is held. */
export function closeGuard(guard: Guard, event: GuardEvent): Guard {
  switch (event.type) {
    case "hold":
      return guard.leaving ? guard : { ...guard, held: true };
    case "release":
      return { ...guard, held: false, asking: null };
    case "attempt":
      if (guard.leaving) return guard;
      return guard.held ? { ...guard, asking: event.exit } : { ...guard, leaving: event.exit };
    case "stay":
      return { ...guard, asking: null };
    case "leave":
      return guard.asking ? { held: false, asking: null, leaving: guard.asking } : guard;
  }
}
