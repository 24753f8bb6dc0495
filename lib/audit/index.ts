export { record } from "./record";
export { verifyAudit } from "./verify-audit";
