export { createApplication } from "./create-application";
export { deleteApplication } from "./delete-application";
export { listApplications } from "./list-applications";
export { publishApplication } from "./present";
export { requireApplication } from "./require-application";
export { rotateWebhookSecret } from "./rotate-webhook-secret";
export { updateApplication } from "./update-application";
