"use client";

import { useState, useTransition } from "react";
import type { FieldInfo } from "@/app/_ui/field";
import { DateField } from "@/app/_ui/text-field";
import { previewExpiryAction } from "./actions";

type Props = { field: FieldInfo; error?: string; today: string; zone: string };

/** The day a token ends with, and the moment that means, as the server computes it. */
export function ExpiryField({ field, error, today, zone }: Props) {
  const [words, setWords] = useState<string | null>(null);
  const [, startTransition] = useTransition();
  const resolve = (day: string) =>
    startTransition(async () => {
      const answer = day ? await previewExpiryAction(null, { day }) : null;
      setWords(answer?.ok ? answer.data : null);
    });

  return (
    <DateField
      field={field}
      error={error}
      min={today}
      onChange={(event) => resolve(event.target.value)}
      aside={<span role="status">{words ?? `Days are those of ${zone}.`}</span>}
    />
  );
}
