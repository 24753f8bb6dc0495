import type { Metadata } from "next";
import { Link } from "@/app/_ui/link";
import { LonePage } from "@/app/_ui/lone-page";
import { fieldsOf } from "@/lib/kit/fields";
import { ProofInput } from "@/lib/second-factor/schema";
import { ownPath, requireSight } from "@/lib/session";
import { ConfirmForm } from "./confirm-form";

export const metadata: Metadata = { title: "Confirm that it’s you" };

export default async function ConfirmPage({ searchParams }: PageProps<"/confirm">) {
  const { next } = await searchParams;
  const path = ownPath(next);
  const { email } = await requireSight();
  return (
    <LonePage
      title="Confirm that it’s you"
      lead="What you are about to do can’t be undone, so it takes your password or a code once more. It then holds for five minutes."
      footer={
        <>
          Signed in as {email}.{" "}
          <Link href={path} className="text-accent-text underline underline-offset-2">
            Go back
          </Link>
        </>
      }
    >
      <ConfirmForm field={fieldsOf(ProofInput).proof} next={path} />
    </LonePage>
  );
}
