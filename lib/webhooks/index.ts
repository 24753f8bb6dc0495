export { createWebhook } from "./create-webhook";
export { deleteWebhook } from "./delete-webhook";
export { listWebhooks } from "./list-webhooks";
export { requireWebhook } from "./require-webhook";
export { updateWebhook } from "./update-webhook";
