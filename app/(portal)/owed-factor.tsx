import { Button } from "@/app/_ui/button";
import { LonePage } from "@/app/_ui/lone-page";
import { SubmitButton } from "@/app/_ui/submit-button";
import { signOutAction, switchCompanyAction } from "./actions";
import { confirmWithDuoAction } from "./confirm-with-duo";

type Props = {
  email: string;
  company: string;
  integrationId: string;
  others: readonly { companyId: string; companyName: string }[];
};

/** For people who are signed in and stand in a company that asks for more. Nothing of it is on this page. */
export function OwedFactor({ email, company, integrationId, others }: Props) {
  return (
    <LonePage
      title={`${company} asks for Duo`}
      lead="Your sign-in holds. To work in this company, confirm on your telephone as well."
      footer={`Signed in as ${email}`}
    >
      <div className="grid gap-2">
        <form action={confirmWithDuoAction} className="grid">
          <input type="hidden" name="integrationId" value={integrationId} />
          <SubmitButton>Confirm with Duo</SubmitButton>
        </form>
        {others.map(({ companyId, companyName }) => (
          <form key={companyId} action={switchCompanyAction} className="grid">
            <input type="hidden" name="companyId" value={companyId} />
            <input type="hidden" name="returnTo" value="/" />
            <Button type="submit">Work in {companyName}</Button>
          </form>
        ))}
        <form action={signOutAction} className="grid">
          <Button type="submit" variant="ghost">
            Sign out
          </Button>
        </form>
      </div>
    </LonePage>
  );
}
