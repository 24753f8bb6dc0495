import { crmAnswer } from "@/app/_openapi/answer-document";

export const dynamic = "force-dynamic";

export const GET = crmAnswer("yaml");

export {
  mayBeRead as OPTIONS,
  onlyGet as DELETE,
  onlyGet as PATCH,
  onlyGet as POST,
  onlyGet as PUT,
} from "@/lib/http";
