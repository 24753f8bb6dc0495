import AppWindow from "lucide-react/icons/app-window";
import Blocks from "lucide-react/icons/blocks";
import BookOpen from "lucide-react/icons/book-open";
import CreditCard from "lucide-react/icons/credit-card";
import Globe from "lucide-react/icons/globe";
import House from "lucide-react/icons/house";
import KeyRound from "lucide-react/icons/key-round";
import Link2 from "lucide-react/icons/link-2";
import LockKeyhole from "lucide-react/icons/lock-keyhole";
import Logs from "lucide-react/icons/logs";
import Plug from "lucide-react/icons/plug";
import PlugZap from "lucide-react/icons/plug-zap";
import ScrollText from "lucide-react/icons/scroll-text";
import ShieldCheck from "lucide-react/icons/shield-check";
import Store from "lucide-react/icons/store";
import Users from "lucide-react/icons/users";
import { icon } from "@/app/_ui/icons";
import type { CommandAction } from "./frame/command-menu";
import type { NavGroup, NavItem } from "./frame/nav";

const HouseIcon = icon(House);
const PaymentsIcon = icon(CreditCard);
const CustomersIcon = icon(Users);
const LogIcon = icon(ScrollText);
const RequestsIcon = icon(Logs);
const ApplicationsIcon = icon(Blocks);
const ReferenceIcon = icon(BookOpen);
const InboundIcon = icon(ShieldCheck);
const IntegrationsIcon = icon(PlugZap);
const ServicesIcon = icon(Plug);
const DomainsIcon = icon(Globe);
const MerchantsIcon = icon(Store);
const CredentialsIcon = icon(KeyRound);
const SecurityIcon = icon(LockKeyhole);
const OauthAppsIcon = icon(AppWindow);
const ConnectedIcon = icon(Link2);

type Kind = "merchant" | "affiliate";
type Guarded<T> = T & { needs: string /** Whose people it is for; everybody's when left out. */; kind?: Kind };
const PLACES: { label?: string; items: Guarded<NavItem>[] }[] = [
  {
    items: [
      { label: "Home", href: "/", icon: <HouseIcon />, needs: "tenant:read" },
      { label: "Payments", href: "/payments", icon: <PaymentsIcon />, needs: "payment:list" },
      { label: "Customers", href: "/customers", icon: <CustomersIcon />, needs: "ledger:read", kind: "merchant" },
      {
        label: "Payment log",
        href: "/payment-log",
        trail: ["Setup", "Information"],
        crumb: "Payment Log",
        icon: <LogIcon />,
        needs: "payment:read",
        kind: "merchant",
      },
    ],
  },
  {
    label: "Setup",
    items: [
      { label: "Payment applications", href: "/applications", icon: <ApplicationsIcon />, needs: "application:manage" },
      {
        label: "Integrations",
        href: "/setup/integrations",
        trail: ["Setup", "Integrations"],
        crumb: "API",
        icon: <ServicesIcon />,
        needs: "integration:manage",
        kind: "merchant",
      },
      {
        label: "Inbound API credentials",
        href: "/inbound-api-credentials",
        icon: <InboundIcon />,
        needs: "tenant:manage:api:credentials",
      },
    ],
  },
  {
    label: "Affiliate",
    items: [
      {
        label: "Merchants",
        href: "/affiliate/merchants",
        icon: <MerchantsIcon />,
        needs: "affiliate:read",
        kind: "affiliate",
      },
      {
        label: "API credentials",
        href: "/affiliate/api-credentials",
        icon: <CredentialsIcon />,
        needs: "tenant:manage:api:keys",
        kind: "affiliate",
      },
    ],
  },
  {
    label: "Developers",
    items: [
      { label: "API reference", href: "/developers", icon: <ReferenceIcon />, needs: "tenant:read" },
      { label: "Request log", href: "/developers/requests", icon: <RequestsIcon />, needs: "request:read" },
      {
        label: "OAuth apps",
        href: "/developers/oauth-apps",
        icon: <OauthAppsIcon />,
        needs: "tenant:manage:api:credentials",
      },
    ],
  },
  {
    label: "Account settings",
    items: [
      {
        label: "Integrations",
        href: "/settings/integrations",
        icon: <IntegrationsIcon />,
        needs: "tenant:manage:api:keys",
        kind: "merchant",
      },
      {
        label: "Connected apps",
        href: "/settings/connected-apps",
        icon: <ConnectedIcon />,
        needs: "tenant:read",
        kind: "merchant",
      },
      {
        label: "Domains",
        href: "/settings/domains",
        icon: <DomainsIcon />,
        needs: "tenant:update:domains",
        kind: "merchant",
      },
      { label: "Security", href: "/settings/security", icon: <SecurityIcon />, needs: "tenant:read" },
    ],
  },
];

const ACTIONS: Guarded<CommandAction>[] = [
  {
    label: "Create payment application",
    href: "/applications?create=1",
    keywords: ["new", "add", "shop", "client id"],
    needs: "application:manage",
  },
  {
    label: "Connect a payment service",
    href: "/setup/integrations",
    keywords: ["integration", "integrate", "install", "gateway", "stripe", "paypal"],
    needs: "integration:manage",
    kind: "merchant",
  },
  {
    label: "Create API access token",
    href: "/inbound-api-credentials?create=1",
    keywords: ["new", "add", "crm", "vendor", "inbound"],
    needs: "tenant:manage:api:credentials",
  },
  {
    label: "Generate API key",
    href: "/settings/integrations?create=1",
    keywords: ["new", "add", "secret"],
    needs: "tenant:manage:api:keys",
    kind: "merchant",
  },
  {
    label: "Add domain",
    href: "/settings/domains?create=1",
    keywords: ["new", "host", "fqdn"],
    needs: "tenant:update:domains",
    kind: "merchant",
  },
  {
    label: "Find a request by its ID",
    href: "/developers/requests",
    keywords: ["x-request-id", "correlation id", "api log", "explain", "refused"],
    needs: "request:read",
  },
  { label: "See failed payments", href: "/payments?status=failed", keywords: ["declined"], needs: "payment:list" },
  { label: "See open payments", href: "/payments?status=requires_payment_method", needs: "payment:list" },
];

/** The places and beginnings this person's permissions open in this kind of account; the others do not exist for them. */
export function navFor(permissions: readonly string[], kind: Kind): { groups: NavGroup[]; actions: CommandAction[] } {
  const open = <T,>(guarded: Guarded<T>[]) =>
    guarded.filter((one) => permissions.includes(one.needs) && (one.kind ?? kind) === kind);
  const groups = PLACES.map(({ label, items }) => ({ label, items: open<NavItem>(items) }));
  return { groups: groups.filter(({ items }) => items.length > 0), actions: open<CommandAction>(ACTIONS) };
}
