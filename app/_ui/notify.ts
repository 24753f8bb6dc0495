export type Notice = { words: string; tone: "success" | "danger" };

export const NOTICE_EVENT = "ui:notice";

/** Says a result in a toast, read out politely: `notify("Token revoked.")`, `notify("It failed.", "danger")`. */
export function notify(words: string, tone: Notice["tone"] = "success") {
  window.dispatchEvent(new CustomEvent<Notice>(NOTICE_EVENT, { detail: { words, tone } }));
}
