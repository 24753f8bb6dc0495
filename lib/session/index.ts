export { action, attempt, parse, requireSameOrigin } from "./action";
export { authOptions } from "./auth";
export { cookieName, cookieOptions } from "./cookie";
export { endSession, placesOf, switchCompany, switchEnvironment } from "./places";
export { actionCtx, findSight, requireCtx, requireSight } from "./require-ctx";
export { signIn } from "./sign-in";
