import { Card } from "@/app/_ui/card";
import { CopyButton } from "@/app/_ui/copy-button";
import { DocsSwitch } from "./docs-switch";

type Props = { company: string; addresses: readonly string[]; needSignIn: boolean; mayChange: boolean };

/** Where the CRM vendor reads, and whether they have to sign in for it (S0-11, S0-19). */
export function BrandDocs({ company, addresses, needSignIn, mayChange }: Props) {
  return (
    <div className="mb-8">
      <Card
        title={`CRM documentation of ${company}`}
        description="The same address is the base of the CRM API and, in a browser, its documentation. Give it to your CRM vendor."
      >
        <ul className="grid gap-1">
          {addresses.map((address) => (
            <li key={address} className="flex min-w-0 items-center gap-1">
              <a
                href={address}
                className="min-w-0 rounded-control text-13 wrap-anywhere text-accent-text underline underline-offset-2"
              >
                {address}
              </a>
              <CopyButton value={address} what={address} bare variant="ghost" />
            </li>
          ))}
        </ul>
        <div className="mt-4 border-t border-line pt-4">
          {mayChange ? (
            <DocsSwitch required={needSignIn} />
          ) : (
            <p className="text-13 text-muted">{needSignIn ? "Readers have to sign in." : "Anybody may read it."}</p>
          )}
        </div>
      </Card>
    </div>
  );
}
