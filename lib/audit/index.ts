export { record } from "./record";
export { recordDownload } from "./record-download";
export { verifyAudit } from "./verify-audit";
