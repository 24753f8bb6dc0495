"use client";

import { SecretOnce } from "@/app/_ui/secret-once";

const textOf = (codes: readonly string[]) =>
  `Portico recovery codes. Each opens once, in place of the second step at sign-in.\n\n${codes.join("\n")}\n`;

/** Shows ten recovery codes this one time, one on each line. */
export function CodesOnce({ codes }: { codes: readonly string[] }) {
  return (
    <SecretOnce
      value={codes.join("\n")}
      what="recovery codes"
      many
      file={{ name: "portico-recovery-codes.txt", text: textOf(codes) }}
    />
  );
}
