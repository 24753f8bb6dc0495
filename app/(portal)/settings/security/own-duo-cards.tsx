import { Card } from "@/app/_ui/card";
import type { policiesOf } from "@/lib/second-factor";
import { passedAt, type requireSight } from "@/lib/session";
import { HEAD_ONLY } from "./head-only";
import { OwnDuo } from "./own-duo";

type Props = {
  policies: Awaited<ReturnType<typeof policiesOf>>;
  own: readonly string[];
  sight: Awaited<ReturnType<typeof requireSight>>;
};

/** The Duo installations of the person's companies, and whether they stand for the person's own factor. */
export function OwnDuoCards({ policies, own, sight }: Props) {
  return policies.map(({ integrationId, label, companyName, mode }) => {
    const isOwn = own.includes(integrationId);
    const hasPassed = passedAt(sight, integrationId) !== null;
    return (
      <Card
        key={integrationId}
        className={HEAD_ONLY}
        title={`${label} of ${companyName}`}
        description={wordsOf(isOwn, mode, hasPassed)}
        actions={<OwnDuo integrationId={integrationId} isOwn={isOwn} hasPassed={hasPassed} />}
      />
    );
  });
}

function wordsOf(isOwn: boolean, mode: "offered" | "required", hasPassed: boolean): string {
  if (isOwn) return "In use as your own second step, wherever you sign in.";
  if (mode === "required")
    return "Asked for whenever you work in this company. You may also use it for all your sign-ins.";
  return hasPassed
    ? "It let you through. You may use it as your own second step."
    : "Your company offers it as a second step. Try it first.";
}
