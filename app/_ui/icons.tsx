import type { LucideIcon } from "lucide-react";
import ArrowLeft from "lucide-react/icons/arrow-left";
import ArrowRight from "lucide-react/icons/arrow-right";
import ArrowUpRight from "lucide-react/icons/arrow-up-right";
import Check from "lucide-react/icons/check";
import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronRight from "lucide-react/icons/chevron-right";
import ChevronsUpDown from "lucide-react/icons/chevrons-up-down";
import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import CircleX from "lucide-react/icons/circle-x";
import Copy from "lucide-react/icons/copy";
import Download from "lucide-react/icons/download";
import Ellipsis from "lucide-react/icons/ellipsis";
import Flask from "lucide-react/icons/flask-conical";
import Info from "lucide-react/icons/info";
import LoaderCircle from "lucide-react/icons/loader-circle";
import LogOut from "lucide-react/icons/log-out";
import Menu from "lucide-react/icons/menu";
import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Search from "lucide-react/icons/search";
import Sun from "lucide-react/icons/sun";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import X from "lucide-react/icons/x";

/**
 * Gives a lucide icon the house's size and stroke, hidden from screen readers because a word stands
 * beside it. A page with an icon of its own does `icon(House)` with `lucide-react/icons/house`.
 */
export function icon(Lucide: LucideIcon) {
  return function Icon({ className }: { className?: string }) {
    return (
      <Lucide
        aria-hidden="true"
        size={16}
        strokeWidth={1.75}
        className={className ? `shrink-0 ${className}` : "shrink-0"}
      />
    );
  };
}

export const ArrowLeftIcon = /* @__PURE__ */ icon(ArrowLeft);
export const ArrowRightIcon = /* @__PURE__ */ icon(ArrowRight);
export const ArrowUpRightIcon = /* @__PURE__ */ icon(ArrowUpRight);
export const CheckIcon = /* @__PURE__ */ icon(Check);
export const ChevronDownIcon = /* @__PURE__ */ icon(ChevronDown);
export const ChevronRightIcon = /* @__PURE__ */ icon(ChevronRight);
export const ChevronsUpDownIcon = /* @__PURE__ */ icon(ChevronsUpDown);
export const CircleAlertIcon = /* @__PURE__ */ icon(CircleAlert);
export const CircleCheckIcon = /* @__PURE__ */ icon(CircleCheck);
export const CircleDashedIcon = /* @__PURE__ */ icon(CircleDashed);
export const CircleXIcon = /* @__PURE__ */ icon(CircleX);
export const CopyIcon = /* @__PURE__ */ icon(Copy);
export const DownloadIcon = /* @__PURE__ */ icon(Download);
export const EllipsisIcon = /* @__PURE__ */ icon(Ellipsis);
export const FlaskIcon = /* @__PURE__ */ icon(Flask);
export const HelpIcon = /* @__PURE__ */ icon(CircleHelp);
export const InfoIcon = /* @__PURE__ */ icon(Info);
export const LoaderIcon = /* @__PURE__ */ icon(LoaderCircle);
export const LogOutIcon = /* @__PURE__ */ icon(LogOut);
export const MenuIcon = /* @__PURE__ */ icon(Menu);
export const MonitorIcon = /* @__PURE__ */ icon(Monitor);
export const MoonIcon = /* @__PURE__ */ icon(Moon);
export const SearchIcon = /* @__PURE__ */ icon(Search);
export const SunIcon = /* @__PURE__ */ icon(Sun);
export const TriangleAlertIcon = /* @__PURE__ */ icon(TriangleAlert);
export const XIcon = /* @__PURE__ */ icon(X);
