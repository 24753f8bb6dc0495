import { CopyableId } from "@/app/_ui/copyable-id";
import { DataList } from "@/app/_ui/data-list";

/** The public half, and what every holder of the secret half must know (S1-35). */
export function KeepItSafe({ clientId }: { clientId: string }) {
  return (
    <div className="grid gap-4">
      <DataList facts={[{ label: "Client ID", wide: true, value: <CopyableId value={clientId} what="Client ID" /> }]} />
      <ul className="grid list-disc gap-1.5 pl-4 text-13 text-muted marker:text-faint">
        <li>The Client ID is public. The token and the webhook secret are not.</li>
        <li>Keep them in environment variables, never in source code and never in code that runs in a browser.</li>
        <li>Call the API over HTTPS only.</li>
        <li>Give each token the fewest scopes its server needs.</li>
        <li>If one may have leaked, create a new one, switch over, and revoke the old one.</li>
      </ul>
    </div>
  );
}
