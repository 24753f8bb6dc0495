import { CopyableId } from "@/app/_ui/copyable-id";
import { DataList } from "@/app/_ui/data-list";
import { Section } from "@/app/_ui/section";

const PATHS = [
  ["Discovery", "/.well-known/oauth-authorization-server"],
  ["Authorize", "/oauth2/authorize"],
  ["Token", "/oauth2/token"],
  ["Revoke", "/oauth2/revoke"],
  ["Introspect", "/oauth2/introspect"],
] as const;

/** Where an app's maker points their library. */
export function OauthAddresses({ origin }: { origin: string }) {
  const facts = [["Issuer", ""] as const, ...PATHS].map(([label, path]) => ({
    label,
    value: <CopyableId value={`${origin}${path}`} what={`${label.toLowerCase()} address`} />,
    wide: true,
  }));
  return (
    <Section
      title="Addresses"
      description="Most libraries need the issuer only and find the rest. Authorization code with PKCE (S256), refresh tokens and client credentials are what is offered."
    >
      <div className="rounded-card border border-line bg-surface px-4 py-2 md:px-5">
        <DataList facts={facts} />
      </div>
    </Section>
  );
}
