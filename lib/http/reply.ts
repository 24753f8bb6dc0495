import type { Reply } from "./call";

/** The answer in the form Next wants it. */
export const toResponse = ({ status, headers, body }: Reply): Response => new Response(body, { status, headers });
