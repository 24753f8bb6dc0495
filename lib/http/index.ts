export { checkoutApi } from "./checkout-surface";
export { endpoint } from "./endpoint";
export { liveness } from "./health";
export { problemJson } from "./problem";
export { nothingHere, refusal } from "./refusal";
export { paymentsApi } from "./surface";
export { hostOf } from "./transport";
