import { Banner } from "@/app/_ui/banner";

/** Said to a browser that runs no scripts, which else shows grey bars for good. */
export function NeedsScripts() {
  return (
    <noscript>
      <div className="mb-6">
        <Banner tone="warning" title="The portal needs JavaScript.">
          Your browser runs none here, so lists stay empty and forms such as “Integrate” don’t open. Allow it for this
          address, or use the API. Your payers need none: the checkout works without.
        </Banner>
      </div>
    </noscript>
  );
}
