import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { STEP_UP_EVENT, type StepUp, type StepUpAnswer, withStepUp } from "./step-up";

type Outcome = { ok: boolean; message?: string; confirm?: true };

const REFUSED: Outcome = { ok: false, message: "Confirm that it’s you first.", confirm: true };
const page = new EventTarget();
beforeEach(() => vi.stubGlobal("window", page));
afterEach(() => vi.unstubAllGlobals());

/** Answers the next question as a person would. */
function whoSays(given: StepUpAnswer): void {
  const hear = (event: Event) => {
    event.preventDefault();
    if (event instanceof CustomEvent) (event.detail as StepUp).answer(given);
  };
  page.addEventListener(STEP_UP_EVENT, hear, { once: true });
}

describe("an action whose person has to show first that it is them", () => {
  test("is sent again as it was, with everything typed, once they have", async () => {
    const typed = { label: "Shop", secret: "sk_live_typed" };
    const action = vi.fn(async (_previous: unknown, _typed: typeof typed): Promise<Outcome> => ({ ok: true }));
    action.mockResolvedValueOnce(REFUSED);
    whoSays("proven");
    expect(await withStepUp(action)("before", typed)).toEqual({ ok: true });
    expect(action.mock.calls).toEqual([
      ["before", typed],
      ["before", typed],
    ]);
    expect(action.mock.calls[1]?.[1]).toBe(typed);
  });

  test("is not sent again when they decline, and says that nothing was changed", async () => {
    const action = vi.fn(async () => REFUSED);
    whoSays("declined");
    const outcome = await withStepUp(action)();
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining("nothing was changed") });
    expect(outcome.confirm).toBeUndefined();
    expect(action).toHaveBeenCalledTimes(1);
  });

  test("keeps its refusal, which leads to the page that asks, where nothing can ask in place", async () => {
    const action = vi.fn(async () => REFUSED);
    expect(await withStepUp(action)()).toEqual(REFUSED);
    expect(action).toHaveBeenCalledTimes(1);
  });

  test("asks once for each time it is sent", async () => {
    const action = vi.fn(async () => REFUSED);
    whoSays("proven");
    expect(await withStepUp(action)()).toEqual(REFUSED);
    expect(action).toHaveBeenCalledTimes(2);
  });
});

test.each<Outcome | null>([{ ok: true }, { ok: false, message: "Check the marked fields." }, null])(
  "an outcome that asks for nothing, such as %j, is handed on without a question",
  async (outcome) => {
    const asked = vi.fn();
    page.addEventListener(STEP_UP_EVENT, asked);
    expect(await withStepUp(async () => outcome)()).toEqual(outcome);
    expect(asked).not.toHaveBeenCalled();
    page.removeEventListener(STEP_UP_EVENT, asked);
  },
);
