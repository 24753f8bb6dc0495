import Blocks from "lucide-react/icons/blocks";
import CreditCard from "lucide-react/icons/credit-card";
import House from "lucide-react/icons/house";
import { icon } from "@/app/_ui/icons";
import type { CommandAction } from "./frame/command-menu";
import type { NavGroup, NavItem } from "./frame/nav";

const HouseIcon = icon(House);
const PaymentsIcon = icon(CreditCard);
const ApplicationsIcon = icon(Blocks);

type Guarded<T> = T & { needs: string };
const PLACES: { label?: string; items: Guarded<NavItem>[] }[] = [
  {
    items: [
      { label: "Home", href: "/", icon: <HouseIcon />, needs: "tenant:read" },
      { label: "Payments", href: "/payments", icon: <PaymentsIcon />, needs: "payment:list" },
    ],
  },
  {
    label: "Setup",
    items: [
      { label: "Payment applications", href: "/applications", icon: <ApplicationsIcon />, needs: "application:manage" },
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
  { label: "See failed payments", href: "/payments?status=failed", keywords: ["declined"], needs: "payment:list" },
  { label: "See open payments", href: "/payments?status=requires_payment_method", needs: "payment:list" },
];

/** The places and beginnings this person's permissions open; the others do not exist for them. */
export function navFor(permissions: readonly string[]): { groups: NavGroup[]; actions: CommandAction[] } {
  const open = <T,>(guarded: Guarded<T>[]) => guarded.filter(({ needs }) => permissions.includes(needs));
  const groups = PLACES.map(({ label, items }) => ({ label, items: open<NavItem>(items) }));
  return { groups: groups.filter(({ items }) => items.length > 0), actions: open<CommandAction>(ACTIONS) };
}
