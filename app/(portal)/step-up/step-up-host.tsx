"use client";

import { type ComponentType, useEffect, useState } from "react";
import type { FieldInfo } from "@/app/_ui/field";
import { STEP_UP_EVENT, type StepUp, type StepUpAnswer } from "@/app/_ui/step-up";
import type { StepUpDialogProps } from "./step-up-dialog";

type Props = { email: string; field: FieldInfo };
type Asked = { Dialog: ComponentType<StepUpDialogProps>; answer: StepUp["answer"] };

/** Opens "Confirm that it’s you" over whatever form asks for it, and tells the form what came of it. Once a page, in the frame. */
export function StepUpHost(props: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);

  useEffect(() => {
    const hear = async (event: Event) => {
      if (!(event instanceof CustomEvent)) return;
      event.preventDefault();
      const { answer } = event.detail as StepUp;
      const give = (given: StepUpAnswer) => {
        setAsked(null);
        answer(given);
      };
      try {
        const { StepUpDialog } = await import("./step-up-dialog");
        setAsked({ Dialog: StepUpDialog, answer: give });
      } catch {
        give("unasked");
      }
    };
    window.addEventListener(STEP_UP_EVENT, hear);
    return () => window.removeEventListener(STEP_UP_EVENT, hear);
  }, []);

  return asked && <asked.Dialog {...props} onAnswer={asked.answer} />;
}
