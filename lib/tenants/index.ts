export { addMember } from "./add-member";
export { createCompany } from "./create-company";
export { createTenant } from "./create-tenant";
export { createUser } from "./create-user";
export { findUserByEmail } from "./find-user";
export { listCompanies } from "./list-companies";
export { hashPassword, passwordMatches } from "./password";
export { grantableScopes, permissionsOf } from "./roles";
export { openFor, sealFor } from "./seal";
