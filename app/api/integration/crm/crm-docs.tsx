import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { CRM_BASE, crmDocument } from "@/app/_openapi/crm-document";
import { personMayRead } from "@/app/_openapi/may-read";
import { Reference } from "@/app/_reference/reference";
import { Mark } from "@/app/_ui/brand";
import { hostOf } from "@/lib/http";

const FORMATS = [
  { label: "OpenAPI JSON", href: `${CRM_BASE}/openapi.json` },
  { label: "OpenAPI YAML", href: `${CRM_BASE}/openapi.yaml` },
];

/** The document of the host that was asked, if this person may read it. */
async function readable() {
  const { document, brand } = await crmDocument(hostOf(await headers()));
  const may = await personMayRead(brand);
  if (may === "stranger") redirect(`/sign-in?next=${encodeURIComponent(CRM_BASE)}`);
  if (may === "no") notFound();
  return document;
}

/** The documentation of a brand's CRM API at its own address (S0-11, S0-16). */
export async function CrmDocs() {
  const document = await readable();
  return (
    <>
      <a
        href="#content"
        className="fixed top-3 left-3 z-50 -translate-y-20 rounded-control bg-accent px-3.5 py-2 font-medium text-accent-ink focus:translate-y-0"
      >
        Skip to content
      </a>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[82rem] px-4 py-8 sm:px-8 sm:py-12">
        <header className="mb-8">
          <h1 className="text-20 wrap-anywhere sm:text-28">{document.info.title}</h1>
          <p className="mt-1 max-w-[65ch] text-pretty text-muted">{document.info.summary}</p>
        </header>
        <Reference document={document} url={`${CRM_BASE}/openapi.json`} formats={FORMATS} />
      </main>
      <footer className="mx-auto flex w-full max-w-[82rem] items-center gap-1.5 px-4 pb-10 text-12 text-muted sm:px-8">
        <Mark className="size-3.5" />
        Portico
      </footer>
    </>
  );
}

/** The title of a browser's tab. */
export async function crmDocsTitle() {
  const { document } = await crmDocument(hostOf(await headers()));
  return { title: { absolute: document.info.title } };
}
