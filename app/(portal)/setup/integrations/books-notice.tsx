import { Banner } from "@/app/_ui/banner";

const WORDS: Record<string, string> = {
  invalid_request:
    "Nothing was connected: the page was left without agreeing, or the way back was used up or too old. Open the integration and press Connect again.",
  provider_unavailable:
    "Nothing was connected: the service did not answer. Open the integration and press Connect again.",
};
const OTHER = "Nothing was connected. Open the integration and press Connect again.";

/** What went wrong on the way back from connecting books, in our own words and never in those of the address. */
export function BooksNotice({ code }: { code: string | string[] | undefined }) {
  if (typeof code !== "string") return null;
  return (
    <div className="mb-6">
      <Banner tone="danger">{WORDS[code] ?? OTHER}</Banner>
    </div>
  );
}
