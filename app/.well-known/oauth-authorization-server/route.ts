import { authorizationServer } from "@/lib/http";

export const dynamic = "force-dynamic";

export const GET = authorizationServer;

export { onlyGet as DELETE, onlyGet as OPTIONS, onlyGet as PATCH, onlyGet as POST, onlyGet as PUT } from "@/lib/http";
