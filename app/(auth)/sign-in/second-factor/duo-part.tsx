"use client";

import { useActionState, useCallback, useEffect, useState } from "react";
import { Banner } from "@/app/_ui/banner";
import { Form } from "@/app/_ui/form";
import { FormMessage } from "@/app/_ui/form-message";
import { SubmitButton } from "@/app/_ui/submit-button";
import { type AskState, askAction } from "./actions";
import { refusalWords } from "./words";

type Props = { integrationId: string; label: string; companyName: string; problem: string | null };
type Heard = { kind: string; path?: string; why?: string };

/** Asks Duo and, when that went to a telephone, waits for its answer. */
export function DuoPart({ integrationId, label, companyName, problem }: Props) {
  const [state, submit, pending] = useActionState(askAction, null);
  const [answer, setAnswer] = useState<{ to: AskState; why: string } | null>(null);
  const asked = state?.ok ? state.data : null;
  const why = whyNot(state, answer, problem);
  const waiting = asked?.waiting === true && why === null && !pending;
  const refuse = useCallback((heard: string) => setAnswer({ to: state, why: heard }), [state]);
  return (
    <Form action={submit}>
      <input type="hidden" name="integrationId" value={integrationId} />
      <FormMessage state={state} />
      {!pending && <Refusal why={why} enrollUrl={asked?.enrollUrl} />}
      {waiting && <Waiting onRefused={refuse} />}
      <SubmitButton className="w-full" size="lg" variant={waiting ? "secondary" : "primary"}>
        {verbOf(waiting, why)}
      </SubmitButton>
      <p className="text-13 text-pretty text-muted">
        {label}, asked for by {companyName}. Duo knows you by your e-mail address.
      </p>
    </Form>
  );
}

function verbOf(waiting: boolean, why: string | null): string {
  if (waiting) return "Send again";
  return why ? "Try again" : "Confirm with Duo";
}

/** The newest reason there is: of the answer to this very question, of the question, or of the page that was come from. */
function whyNot(state: AskState, answer: { to: AskState; why: string } | null, problem: string | null): string | null {
  if (!state) return problem;
  if (answer?.to === state) return answer.why;
  return state.ok ? (state.data.why ?? null) : null;
}

function Refusal({ why, enrollUrl }: { why: string | null; enrollUrl?: string }) {
  const words = refusalWords(why ?? undefined);
  if (!words) return null;
  return (
    <div role="alert">
      <Banner tone="danger">
        {words}
        {enrollUrl && <EnrollLink href={enrollUrl} />}
      </Banner>
    </div>
  );
}

function EnrollLink({ href }: { href: string }) {
  return (
    <>
      {" "}
      <a href={href} target="_blank" rel="noreferrer" className="text-accent-text underline underline-offset-2">
        Set up your telephone
      </a>
    </>
  );
}

const PATIENCE_SECONDS = 90;

function Waiting({ onRefused }: { onRefused: (why: string) => void }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const tick = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(tick);
  }, []);
  useEffect(() => {
    const stop = new AbortController();
    waitForAnswer(stop.signal).then((heard) => {
      if (heard.path) window.location.assign(heard.path);
      else if (!stop.signal.aborted) onRefused(heard.why ?? "mismatch");
    });
    return () => stop.abort();
  }, [onRefused]);

  const past = Math.min(seconds, PATIENCE_SECONDS);
  return (
    <div>
      <p role="status" className="font-medium">
        Waiting for your answer on the telephone…
      </p>
      <div
        role="progressbar"
        aria-label="Time until this stops waiting"
        aria-valuemin={0}
        aria-valuemax={PATIENCE_SECONDS}
        aria-valuenow={past}
        className="mt-2.5 h-1 overflow-clip rounded-full bg-line"
      >
        <div className="h-full bg-accent" style={{ width: `${(past / PATIENCE_SECONDS) * 100}%` }} />
      </div>
    </div>
  );
}

/** Asks until there is an answer; the server holds each question for as long as Duo holds it. */
async function waitForAnswer(signal: AbortSignal): Promise<Heard> {
  for (;;) {
    try {
      const answer = await fetch("/sign-in/second-factor/wait", { method: "POST", signal });
      const heard: Heard = await answer.json();
      if (heard.kind !== "waiting") return heard;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    } catch {
      return { kind: "refused", why: "mismatch" };
    }
  }
}
