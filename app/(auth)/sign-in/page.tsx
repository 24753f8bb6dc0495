import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { LonePage } from "@/app/_ui/lone-page";
import { fieldsOf } from "@/lib/kit/fields";
import { findSight, ownPath } from "@/lib/session";
import { SignIn } from "@/lib/session/schema";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next } = await searchParams;
  const path = ownPath(next);
  if (await findSight()) redirect(path as Route);

  const { email, password } = fieldsOf(SignIn);
  return (
    <LonePage title="Sign in" lead="Use the e-mail address your company added you with.">
      <SignInForm email={email} password={password} next={path} />
    </LonePage>
  );
}
