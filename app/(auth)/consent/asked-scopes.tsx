import { Banner } from "@/app/_ui/banner";
import { CheckIcon } from "@/app/_ui/icons";
import { APP_SCOPES } from "@/lib/oauth/schema";

/** What the app asks for, each in words and as it is written. */
export function AskedScopes({ name, scopes }: { name: string; scopes: readonly string[] }) {
  const isEverything = scopes.includes("*");
  const asked = APP_SCOPES.filter(({ value }) => scopes.includes(value));
  return (
    <section aria-labelledby="asked" className="mb-6">
      <h2 id="asked" className="mb-2 text-13 font-medium wrap-anywhere">
        {name} will be able to
      </h2>
      <ul className="divide-y divide-line rounded-card border border-line-strong">
        {asked.map(({ value, label }) => (
          <li key={value} className="flex gap-3 px-3.5 py-3">
            <CheckIcon className="mt-0.5 text-success-text" />
            <span className="min-w-0">
              <span className="block text-pretty">{label}</span>
              <code className="text-12 wrap-anywhere text-muted">{value}</code>
            </span>
          </li>
        ))}
      </ul>
      {isEverything && (
        <div className="mt-3">
          <Banner tone="warning" title="This is full access.">
            It can do whatever you may do with payments and payment applications, now and later.
          </Banner>
        </div>
      )}
    </section>
  );
}
