import type { Metadata, Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { LonePage } from "@/app/_ui/lone-page";
import { grantPlaces, mistakenClientId, readAuthorization } from "@/lib/oauth";
import { closedCompanies, requireSight } from "@/lib/session";
import { AskedScopes } from "./asked-scopes";
import { ConsentForm } from "./consent-form";
import { WhoAsks } from "./who-asks";
import { withheldWords } from "./withheld";
import { WrongRequest } from "./wrong-request";

export const metadata: Metadata = { title: "Allow an app", robots: { index: false } };

/** Asks a person whether an app may act for them. Nothing of the request is believed that is not checked again on the answer. */
export default async function ConsentPage() {
  const query = (await headers()).get("x-portico-path")?.split("?").slice(1).join("?") ?? "";
  const asked = new URLSearchParams(query);
  const read = await readAuthorization(asked);
  if (read.kind === "answer") redirect(read.address as Route);
  if (read.kind === "elsewhere") return <WrongRequest name={read.name} mistaken={null} />;
  if (read.kind === "nobody")
    return <WrongRequest name={null} mistaken={mistakenClientId(asked.get("client_id") ?? "")} />;

  const { client, scopes, redirectUri } = read.wish;
  const sight = await requireSight();
  const { userId, email, companyId, environment } = sight;
  const [all, closed] = await Promise.all([grantPlaces(userId), closedCompanies(sight)]);
  const places = all.filter((place) => !closed.has(place.companyId));
  const current = places.find((place) => place.companyId === companyId) ?? places[0];
  return (
    <LonePage
      title={`Allow ${client.name}?`}
      lead={<WhoAsks name={client.name} maker={client.maker} email={email} />}
      footer="You can disconnect it at any time under Account settings › Connected apps."
    >
      <AskedScopes name={client.name} scopes={scopes} />
      <ConsentForm
        query={query}
        name={client.name}
        host={new URL(redirectUri).host}
        places={places.map((place) => ({ value: place.companyId, label: place.name }))}
        companyId={current?.companyId ?? ""}
        environment={environment}
        withheld={withheldWords(scopes, places)}
      />
    </LonePage>
  );
}
