import type { ReactNode } from "react";
import { FlaskIcon } from "@/app/_ui/icons";
import { Toaster } from "@/app/_ui/toaster";
import { type Account, AccountMenu } from "./account-menu";
import type { CommandAction } from "./command-menu";
import { type Company, CompanySwitcher } from "./company-switcher";
import { type Environment, EnvironmentSwitch } from "./environment-switch";
import type { NavGroup } from "./nav";
import { RailNav } from "./rail-nav";
import { TopBar } from "./top-bar";

type FrameProps = {
  /** Only links that exist and that this person may open. */
  nav: readonly NavGroup[];
  companies: readonly Company[];
  companyId: string;
  /** A server action; receives `companyId` and `returnTo`. */
  switchCompany: (form: FormData) => Promise<void>;
  environment: Environment;
  /** A server action; receives `environment` and `returnTo`. */
  switchEnvironment: (form: FormData) => Promise<void>;
  account: Account;
  /** A server action without fields. */
  signOut: () => Promise<void>;
  /** More lines for the command menu: "Create payment application". */
  actions?: readonly CommandAction[];
  /** Names of path segments under a place, for the breadcrumb: `{ new: "New" }`. */
  crumbNames?: Record<string, string>;
  help?: string;
  children: ReactNode;
};

/** Everything around a signed-in page. It holds the page's `<main>`; pages render their content only, from the h1 on. */
export function Frame({ nav, environment, children, ...rest }: FrameProps) {
  const rail = (
    <div className="flex h-full flex-col">
      <div className="grid gap-2 p-3">
        <CompanySwitcher companies={rest.companies} companyId={rest.companyId} action={rest.switchCompany} />
        <EnvironmentSwitch environment={environment} action={rest.switchEnvironment} />
      </div>
      <RailNav groups={nav} />
    </div>
  );
  const sandbox = environment === "sandbox";

  return (
    <div className="min-h-dvh">
      <a
        href="#content"
        className="fixed top-3 left-3 z-50 -translate-y-20 rounded-control bg-accent px-3.5 py-2 font-medium text-accent-ink focus:translate-y-0"
      >
        Skip to content
      </a>
      {sandbox && <div aria-hidden="true" className="fixed inset-x-0 top-0 z-60 h-0.5 bg-sandbox" />}
      <aside
        aria-label="Company and pages"
        className="fixed inset-y-0 left-0 hidden w-60 border-r border-line bg-canvas md:block"
      >
        {rail}
      </aside>
      <div className="md:pl-60">
        <TopBar
          nav={nav}
          rail={rail}
          actions={rest.actions ?? []}
          crumbNames={rest.crumbNames ?? {}}
          help={rest.help}
          account={<AccountMenu account={rest.account} signOut={rest.signOut} />}
        />
        {sandbox && <SandboxBanner />}
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[74rem] px-4 py-6 sm:px-8 sm:py-8">
          {children}
        </main>
      </div>
      <Toaster />
    </div>
  );
}

function SandboxBanner() {
  return (
    <aside aria-label="Environment" className="border-b border-sandbox-line bg-sandbox-soft text-13 text-sandbox-text">
      <div className="mx-auto flex w-full max-w-[74rem] items-center gap-2 px-4 py-1.5 sm:px-8">
        <FlaskIcon />
        <p>
          <strong className="font-semibold">Sandbox.</strong> Test data only; no real money moves here.
        </p>
      </div>
    </aside>
  );
}
