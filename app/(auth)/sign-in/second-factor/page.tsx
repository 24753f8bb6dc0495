import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Banner } from "@/app/_ui/banner";
import { Link } from "@/app/_ui/link";
import { LonePage } from "@/app/_ui/lone-page";
import { fieldsOf } from "@/lib/kit/fields";
import { CodeInput } from "@/lib/second-factor/schema";
import { findWays, sentChallenge } from "@/lib/session";
import { CodeForm } from "./code-form";
import { DuoPart } from "./duo-part";

export const metadata: Metadata = { title: "Second step" };

type Ways = NonNullable<Awaited<ReturnType<typeof findWays>>>;

export default async function SecondFactorPage({ searchParams }: PageProps<"/sign-in/second-factor">) {
  const { problem } = await searchParams;
  const token = await sentChallenge();
  const ways = token ? await findWays(token, new Date()) : null;
  if (!ways) redirect("/sign-in");
  return (
    <LonePage
      title={ways.sessionToken ? "Confirm with Duo" : "One more step"}
      lead={leadOf(ways)}
      footer={
        <>
          {ways.sessionToken ? "Signed in" : "Signing in"} as {ways.email}.{" "}
          <Link href={ways.sessionToken ? "/" : "/sign-in"} className="text-accent-text underline underline-offset-2">
            {ways.sessionToken ? "Go back" : "Start again"}
          </Link>
        </>
      }
    >
      <div className="grid gap-6">
        {ways.duo.map((policy) => (
          <DuoPart
            key={policy.integrationId}
            integrationId={policy.integrationId}
            label={policy.label}
            companyName={policy.companyName}
            problem={policy.integrationId === ways.askedIntegration && typeof problem === "string" ? problem : null}
          />
        ))}
        <Codes ways={ways} />
      </div>
    </LonePage>
  );
}

function leadOf({ duo, totp, sessionToken }: Ways): string {
  if (sessionToken) return "Show on your telephone that it is you.";
  if (duo.length > 0) return "Your password was right. Show that it is you on your telephone.";
  if (totp === "no") return "Your password was right. Enter one of your recovery codes.";
  return "Your password was right. Enter the code your authenticator app shows now.";
}

/** The part for codes; with a company's Duo before it, it is the way for the day the telephone is gone. */
function Codes({ ways: { duo, totp, recovery, guessesLeft } }: { ways: Ways }) {
  if (totp === "no" && !recovery) return duo.length > 0 ? null : <NoWay />;
  if (guessesLeft === 0) return <Banner tone="danger">Too many wrong codes. Start again with your password.</Banner>;
  const { code } = fieldsOf(CodeInput);
  const field =
    totp === "no" ? { ...code, label: "Recovery code", help: "One of the ten you kept. Each works once." } : code;
  return (
    <div className={duo.length > 0 ? "border-t border-line pt-6" : undefined}>
      <CodeForm field={field} primary={duo.length === 0} guessesLeft={guessesLeft} />
    </div>
  );
}

function NoWay() {
  return (
    <Banner tone="warning">
      There is no way through here any more. Start again; if it stays so, ask the operator of this installation to reset
      your second factors.
    </Banner>
  );
}
