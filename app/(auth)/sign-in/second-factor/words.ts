/** Why a second factor did not let somebody in, in words that say what to do. */
const WORDS: Record<string, string> = {
  denied: "It was declined on Duo’s side. If that was not you, change your password.",
  timeout: "Nobody answered in time. Send it again when you have your telephone at hand.",
  fraud: "It was reported as fraud on the telephone. If that was you, change your password now.",
  enroll: "Your telephone is not set up with Duo yet. Set it up, or ask whoever looks after Duo in your company.",
  mismatch: "Duo’s answer did not fit this sign-in. Try again.",
  down: "Duo is out of order or set up wrong at the moment. Use a recovery code, or try again later.",
  busy: "Duo asks us to slow down. Wait a minute, then try again.",
  enough: "It was sent three times already. Use a recovery code, or start again with your password.",
};

export const refusalWords = (why: string | undefined): string | null => WORDS[why ?? ""] ?? null;
