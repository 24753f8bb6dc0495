import Globe from "lucide-react/icons/globe";
import { icon } from "@/app/_ui/icons";

export const GlobeIcon = /* @__PURE__ */ icon(Globe);
