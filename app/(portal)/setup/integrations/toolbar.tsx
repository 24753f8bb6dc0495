import { HelpIcon } from "@/app/_ui/icons";
import { LinkButton } from "@/app/_ui/link-button";
import { RefreshButton } from "../../credentials/refresh-button";
import { LiveSearch } from "./live-search";

/** Search, refresh and help over both lists. */
export function Toolbar({ action, query, found }: { action: string; query: string; found: number }) {
  return (
    <div className="mb-5 flex flex-wrap items-center gap-2">
      <LiveSearch action={action} query={query} />
      <RefreshButton />
      <LinkButton href="/developers" icon={<HelpIcon />} aria-label="Help: how integrations work" title="Help" />
      <p role="status" className="ml-auto text-13 text-muted">
        {query && `${found} found`}
      </p>
    </div>
  );
}
