import { formEndpoint, introspection } from "@/lib/http";

export const dynamic = "force-dynamic";

export const POST = formEndpoint(introspection);
