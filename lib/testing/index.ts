export { ctxFor, twoTenants } from "./ctx-for";
export { testDb } from "./test-db";
export { application, callerWith, checkoutBody, clientToken, world } from "./world";
