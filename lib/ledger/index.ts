export { findEffects } from "./find-effects";
export { post } from "./post";
