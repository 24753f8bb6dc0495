import { crmAnswer } from "@/app/_openapi/answer-document";

export const dynamic = "force-dynamic";

export const GET = crmAnswer("json");

export { mayBeRead as OPTIONS } from "@/lib/http";
