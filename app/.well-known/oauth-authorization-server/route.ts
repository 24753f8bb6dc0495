import { authorizationServer } from "@/lib/http";

export const dynamic = "force-dynamic";

export const GET = authorizationServer;
