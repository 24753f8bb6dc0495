import { Button } from "@/app/_ui/button";
import { LonePage } from "@/app/_ui/lone-page";
import { SubmitButton } from "@/app/_ui/submit-button";
import { signOutAction, switchCompanyAction } from "./actions";

type Props = {
  email: string;
  /** The suspended tenant's name; null when nobody has let this person in. */
  suspended: string | null;
  others: readonly { id: string; name: string }[];
};

/** For people who are signed in and have nowhere to work. */
export function NoPlace({ email, suspended, others }: Props) {
  const title = suspended ? `${suspended} is suspended` : "You are not in a company yet";
  const lead = suspended
    ? "Nobody can work in it, and its credentials open nothing, until the operator of this installation lifts the suspension. Nothing was deleted."
    : "Your sign-in works, but no company has let you in. Ask the person who invited you to add this e-mail address.";
  return (
    <LonePage title={title} lead={lead} footer={`Signed in as ${email}`}>
      <div className="grid gap-2">
        {others.map(({ id, name }) => (
          <form key={id} action={switchCompanyAction} className="grid">
            <input type="hidden" name="companyId" value={id} />
            <input type="hidden" name="returnTo" value="/" />
            <SubmitButton>Work in {name}</SubmitButton>
          </form>
        ))}
        <form action={signOutAction} className="grid">
          <Button type="submit">Sign out</Button>
        </form>
      </div>
    </LonePage>
  );
}
