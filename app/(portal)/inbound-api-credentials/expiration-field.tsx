"use client";

import { useState, useTransition } from "react";
import type { FieldInfo } from "@/app/_ui/field";
import { DateField } from "@/app/_ui/text-field";
import { previewExpirationAction } from "./actions";

type Props = { field: FieldInfo; error?: string; tomorrow: string; zone: string };

/** The last day a token works, and the moment that means, as the server computes it. */
export function ExpirationField({ field, error, tomorrow, zone }: Props) {
  const [words, setWords] = useState<string | null>(null);
  const [, startTransition] = useTransition();
  const resolve = (day: string) =>
    startTransition(async () => {
      const answer = day ? await previewExpirationAction(null, { day }) : null;
      setWords(answer?.ok ? answer.data : null);
    });

  return (
    <DateField
      field={field}
      error={error}
      min={tomorrow}
      onChange={(event) => resolve(event.target.value)}
      aside={<span role="status">{words ?? `Days are those of ${zone}.`}</span>}
    />
  );
}
