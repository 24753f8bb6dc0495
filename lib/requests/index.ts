export { findRequestElsewhere } from "./find-request-elsewhere";
export { getRequest } from "./get-request";
export { listCallers } from "./list-callers";
export { listRequests } from "./list-requests";
export { flushRequests, noteRequest } from "./note-request";
