"use client";

import { useEffect, useId, useState, useTransition } from "react";
import { Button } from "@/app/_ui/button";
import { SwitchField } from "@/app/_ui/choice-field";
import type { FieldInfo } from "@/app/_ui/field";
import { TextArea } from "@/app/_ui/text-field";
import { PlusIcon } from "../plus-icon";
import { previewIpsAction } from "./actions";
import { entriesOf, holdsEverywhere, withEntry } from "./entries";

type Props = {
  field: FieldInfo;
  errors?: readonly string[];
  initial?: readonly string[];
  /** The question that a range of every address raises; without it such a range is left to the server. */
  confirm?: FieldInfo;
  /** An address that was refused lately and is not on the list. */
  seen?: string | null;
};

/** Several ranges can hold every address between them; only the server adds them up. */
const asksAboutAll = (error: string) => error.includes("let every address in");

/** Addresses and ranges, with how they will be stored beside them. Sends its text under the field's name. */
export function IpField({ field, errors, initial = [], confirm, seen }: Props) {
  const seenId = useId();
  const [text, setText] = useState(initial.join("\n"));
  const [words, setWords] = useState<string | null>(null);
  const [, startTransition] = useTransition();
  useEffect(() => {
    if (errors) setWords(null);
  }, [errors]);
  const read = (typed: string) =>
    startTransition(async () => {
      const answer = await previewIpsAction(null, { entries: entriesOf(typed) });
      setWords(answer?.ok ? answer.data : null);
    });
  const learn = (address: string) => {
    const next = withEntry(text, address);
    setText(next);
    read(next);
  };
  const offers = seen && !entriesOf(text).includes(seen) ? seen : null;

  return (
    <div className="grid gap-4">
      <TextArea
        field={field}
        error={errors?.join(" ")}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => read(text)}
        placeholder={"203.0.113.7\n2001:db8::/48"}
        aside={<span role="status">{words ?? "One a line, or with commas between them."}</span>}
        mono
      />
      {offers && (
        <div>
          <p id={seenId} className="mb-1.5 text-13 text-muted">
            A call with this token was refused because its address is not on the list.
          </p>
          <Button size="sm" icon={<PlusIcon />} aria-describedby={seenId} onClick={() => learn(offers)}>
            Seen from {offers} — add
          </Button>
        </div>
      )}
      {confirm && (holdsEverywhere(text) || errors?.some(asksAboutAll)) && <SwitchField field={confirm} />}
    </div>
  );
}
