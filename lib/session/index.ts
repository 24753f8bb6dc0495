export { action, attempt, parse, requireSameOrigin } from "./action";
export { authOptions } from "./auth";
export { dropToken, keepToken, sentToken } from "./browser-cookie";
export { cookieName, cookieOptions } from "./cookie";
export { ownPath } from "./own-path";
export { endSession, placesOf, switchCompany, switchEnvironment } from "./places";
export { actionCtx, findSight, requireCtx, requireSight } from "./require-ctx";
export { signIn } from "./sign-in";
