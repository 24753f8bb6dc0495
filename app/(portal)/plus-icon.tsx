import Plus from "lucide-react/icons/plus";
import { icon } from "@/app/_ui/icons";

export const PlusIcon = icon(Plus);
