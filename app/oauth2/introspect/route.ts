import { formEndpoint, introspection } from "@/lib/http";

export const dynamic = "force-dynamic";

export const POST = formEndpoint(introspection);

export {
  onlyPost as DELETE,
  onlyPost as GET,
  onlyPost as OPTIONS,
  onlyPost as PATCH,
  onlyPost as PUT,
} from "@/lib/http";
