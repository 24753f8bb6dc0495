import { answerDocument } from "@/app/_openapi/answer-document";
import { portalDocument } from "@/app/_openapi/portal-document";

export const dynamic = "force-dynamic";

export const GET = (request: Request) => answerDocument(request, portalDocument(), "json");

export {
  mayBeRead as OPTIONS,
  onlyGet as DELETE,
  onlyGet as PATCH,
  onlyGet as POST,
  onlyGet as PUT,
} from "@/lib/http";
