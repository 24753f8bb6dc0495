export { ctxFor, twoTenants } from "./ctx-for";
export { endpointCalls } from "./endpoint-calls";
export { HOLDERS } from "./holders";
export { accessToken, affiliateOf, apiKey, bearerOf, merchantPair, mint, ownPair, PEER } from "./kinds";
export { testDb } from "./test-db";
export { application, callerWith, checkoutBody, clientToken, world } from "./world";
