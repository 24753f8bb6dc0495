import { stringify } from "yaml";
import { guarded, hostOf, published } from "@/lib/http";
import type { OpenApi } from "@/lib/http/documents/open-api";
import { crmDocument } from "./crm-document";
import { requireReader } from "./may-read";

const FORMATS = {
  json: { mediaType: "application/json", write: (document: OpenApi) => `${JSON.stringify(document, null, 2)}\n` },
  yaml: {
    mediaType: "application/yaml",
    write: (document: OpenApi) => stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 }),
  },
} as const;

export type Format = keyof typeof FORMATS;

/** A document in one of its two spellings. */
export function answerDocument(request: Request, document: OpenApi, format: Format, isPrivate = false): Response {
  const { mediaType, write } = FORMATS[format];
  return published(request, { text: write(document), mediaType, isPrivate });
}

/** The documentation of the brand whose host was called, for programs (S0-16, S0-19). */
export const crmAnswer = (format: Format) => (request: Request) =>
  guarded(async () => {
    const { document, brand } = await crmDocument(hostOf(request.headers));
    await requireReader(brand, request);
    return answerDocument(request, document, format, brand?.docsNeedSignIn);
  });
