import Clock from "lucide-react/icons/clock";
import { icon } from "@/app/_ui/icons";

export const ClockIcon = icon(Clock);
