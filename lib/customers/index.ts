export { createCustomer } from "./create-customer";
export { ensureCustomer } from "./ensure-customer";
export { listCustomers } from "./list-customers";
export { requireCustomer } from "./require-customer";
export { setDebitLimit } from "./set-debit-limit";
export { updateCustomer } from "./update-customer";
