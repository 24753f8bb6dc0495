export { connectorOf, paymentConnectorOf } from "./connector-of";
export { closeDelivery, openDelivery } from "./deliveries";
export { integrationRow, integrationsFor } from "./find-integrations";
export { installIntegration } from "./install-integration";
export { installSimulator } from "./install-simulator";
export { listIntegrations } from "./list-integrations";
export { callbackUrl, openAny, openIntegration } from "./open-integration";
export { receive } from "./receive";
export { unsealSettings } from "./settings";
