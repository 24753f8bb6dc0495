import { formEndpoint, revocation } from "@/lib/http";

export const dynamic = "force-dynamic";

export const POST = formEndpoint(revocation);
