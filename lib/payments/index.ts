export { checkoutQuery, checkoutUrl } from "./checkout-url";
export { createCheckout } from "./create-checkout";
export { enterCheckout } from "./enter-checkout";
export { listPayments } from "./list-payments";
export { listTimeline } from "./list-timeline";
export { requirePayment } from "./require-payment";
