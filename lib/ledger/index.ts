export { assignTransfer } from "./assign-transfer";
export { confirmTransfer } from "./confirm-transfer";
export { findEffects } from "./find-effects";
export { listIncomingTransfers } from "./list-incoming-transfers";
export { post } from "./post";
export { receiveTransfer } from "./receive-transfer";
