/** How the person answered: they showed that it is them, they did not want to, or nothing on this page can ask. */
export type StepUpAnswer = "proven" | "declined" | "unasked";

export type StepUp = { answer: (given: StepUpAnswer) => void };

export const STEP_UP_EVENT = "ui:step-up";

type Outcome = { ok: boolean; confirm?: boolean } | null;

const DECLINED = "You did not confirm that it’s you, so nothing was changed.";

/**
 * The same action for a form whose person may have to show first that it is them: when the action asks for that, "Confirm
 * that it’s you" opens over the form, and afterwards the very same submission is sent again. Whoever declines comes back to
 * the form as it was. Where nothing can ask, the refusal stays, with its link to `/confirm`.
 */
export function withStepUp<O extends Outcome, A extends unknown[]>(action: (...sent: A) => Promise<O>) {
  return async (...sent: A): Promise<O> => {
    const outcome = await action(...sent);
    if (!outcome?.confirm) return outcome;
    const answer = await askForProof();
    if (answer === "proven") return action(...sent);
    return answer === "declined" ? { ...outcome, confirm: undefined, message: DECLINED } : outcome;
  };
}

/** Whoever shows the question takes the event; one that nobody took was not asked. */
function askForProof(): Promise<StepUpAnswer> {
  return new Promise((answer) => {
    const asked = new CustomEvent<StepUp>(STEP_UP_EVENT, { detail: { answer }, cancelable: true });
    if (window.dispatchEvent(asked)) answer("unasked");
  });
}
