export { createGateway } from "./create-gateway";
export { deleteGateway } from "./delete-gateway";
export { listGateways } from "./list-gateways";
export { requireGateway } from "./require-gateway";
export { updateGateway } from "./update-gateway";
