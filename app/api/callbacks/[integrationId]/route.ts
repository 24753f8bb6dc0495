import { callback } from "@/lib/http/callback";
import { receive } from "@/lib/integrations";

/** Every provider, one door. The address is the integration's unguessable id. */
export const POST = callback(receive);
