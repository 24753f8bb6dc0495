export { admit, refuse } from "./admit";
export { callerOf, noteBadKey } from "./caller";
export { covers } from "./covers";
export { createClientToken } from "./create-client-token";
export { listClientTokens } from "./list-client-tokens";
export { listExpiringCredentials } from "./list-expiring-credentials";
export { refusalOf } from "./reasons";
export { revokeCredential } from "./revoke-credential";
export { flushUses, noteRefusal, noteUse } from "./usage";
