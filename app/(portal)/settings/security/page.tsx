import type { Metadata } from "next";
import { Card } from "@/app/_ui/card";
import { PageHeader } from "@/app/_ui/page-header";
import { fieldsOf } from "@/lib/kit/fields";
import { factorsOf, personOf, policiesOf } from "@/lib/second-factor";
import { CodeInput, ProofInput } from "@/lib/second-factor/schema";
import { listSessions, requireCtx, requireSight, sentToken } from "@/lib/session";
import { Desk } from "../../credentials/desk";
import { CompanyPolicy } from "./company-policy";
import { HEAD_ONLY } from "./head-only";
import { MakeCodes } from "./make-codes";
import { OwnDuoCards } from "./own-duo-cards";
import { RemoveApp } from "./remove-app";
import { Sessions } from "./sessions";
import { SetUpApp } from "./set-up-app";

export const metadata: Metadata = { title: "Security" };

const APP =
  "An app on your telephone shows a new code every half minute. Signing in then takes your password and the code.";

export default async function SecurityPage() {
  const [ctx, sight, token] = [await requireCtx("tenant:read"), await requireSight(), (await sentToken()) ?? ""];
  const person = personOf(ctx);
  const [factors, policies, sessions] = await Promise.all([
    factorsOf(person),
    policiesOf(person),
    listSessions(sight.userId, token, ctx.now),
  ]);
  const { codesLeft, totpSince } = factors;
  const left = codesLeft === 1 ? "1 code is left." : `${codesLeft} codes are left.`;

  return (
    <>
      <PageHeader title="Security" purpose="How you show that it is you, and where you are signed in." />
      <Desk>
        <div className="grid max-w-[45rem] gap-4">
          <Card
            className={HEAD_ONLY}
            title="Authenticator app"
            description={totpSince ? "In use. Signing in takes your password and its code." : APP}
            actions={
              totpSince ? (
                <RemoveApp field={fieldsOf(ProofInput).proof} />
              ) : (
                <SetUpApp field={{ ...fieldsOf(CodeInput).code, help: "The six digits the app shows now." }} />
              )
            }
          />
          <Card
            className={HEAD_ONLY}
            title="Recovery codes"
            description={`For the day your telephone is gone: each opens one sign-in. ${codesLeft > 0 ? left : "You have none."}`}
            actions={<MakeCodes codesLeft={codesLeft} />}
          />
          <OwnDuoCards policies={policies} own={factors.duo} sight={sight} />
          <CompanyPolicy ctx={ctx} />
          <Sessions sessions={sessions} now={ctx.now} />
        </div>
      </Desk>
    </>
  );
}
